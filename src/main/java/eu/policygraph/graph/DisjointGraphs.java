package eu.policygraph.graph;

import eu.policygraph.index.IdGraph;
import eu.policygraph.index.Terms;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;

/** The union of graphs that have no statement in common; it holds nothing itself and shows what they hold now. */
final class DisjointGraphs extends GraphBase {

    private final List<Graph> parts;

    DisjointGraphs(List<? extends Graph> parts) {
        this.parts = List.copyOf(parts);
    }

    DisjointGraphs(Graph... parts) {
        this(List.of(parts));
    }

    /** The numbered graphs that a graph consists of; one that is not numbered gets its numbers. */
    static List<IdGraph> numbered(Terms terms, Graph graph) {
        return graph instanceof DisjointGraphs several ? several.parts.stream().flatMap(part -> numbered(terms, part).stream()).toList() : List.of(IdGraph.of(terms, graph));
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        ExtendedIterator<Triple> found = NullIterator.instance();
        for (Graph part : parts) {
            if (!part.isEmpty()) {
                found = found.andThen(part.find(pattern));
            }
        }
        return found;
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        for (Graph part : parts) {
            if (part.contains(pattern)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected int graphBaseSize() {
        return parts.stream().mapToInt(Graph::size).sum();
    }
}
