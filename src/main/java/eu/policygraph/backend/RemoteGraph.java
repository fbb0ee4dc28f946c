package eu.policygraph.backend;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** A graph in another engine, or the union of them all. Patterns without a term are refused. */
final class RemoteGraph extends GraphBase {

    private static final int EXPECTED = 200;

    private final Lookups lookups;
    private final Node name;
    private final Graph listing;
    private final Set<Node> listed;
    private final long size;

    private RemoteGraph(Lookups lookups, Node name, Graph listing, Set<Node> listed, long size) {
        this.lookups = lookups;
        this.name = name;
        this.listing = listing;
        this.listed = listed;
        this.size = size;
    }

    static RemoteGraph named(Node name, Lookups lookups, long size) {
        return new RemoteGraph(lookups, name, Graph.emptyGraph, Set.of(), size);
    }

    /** @param listing all statements of the union with the properties {@code listed} */
    static RemoteGraph union(Lookups lookups, Graph listing, Set<Node> listed, long size) {
        return new RemoteGraph(lookups, Node.ANY, listing, listed, size);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node subject = given(pattern.getSubject());
        Node predicate = given(pattern.getPredicate());
        Node object = given(pattern.getObject());
        if (listed.contains(predicate)) {
            if (subject == Node.ANY) {
                lookups.expect(listing.stream(Node.ANY, predicate, object).map(Triple::getSubject).limit(EXPECTED).toList());
            }
            return listing.find(subject, predicate, object);
        }
        Set<Triple> found = lookups.find(name, subject, predicate, object).map(Quad::asTriple).collect(Collectors.toCollection(LinkedHashSet::new));
        return WrappedIterator.create(found.iterator());
    }

    private static Node given(Node term) {
        return term.isConcrete() ? term : Node.ANY;
    }

    @Override
    protected int graphBaseSize() {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }
}
