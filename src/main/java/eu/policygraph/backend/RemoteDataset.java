package eu.policygraph.backend;

import eu.policygraph.graph.FrozenDataset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/** The named graphs of another engine and their union. Whole queries go to that engine, see {@link Backend#of}. */
final class RemoteDataset extends FrozenDataset {

    private final Lookups lookups;
    private final Map<Node, Graph> graphs;
    private final Graph union;

    RemoteDataset(Lookups lookups, Map<Node, Graph> graphs, Graph union) {
        this.lookups = lookups;
        this.graphs = graphs;
        this.union = union;
    }

    @Override
    public Graph getDefaultGraph() {
        return union;
    }

    @Override
    public Graph getGraph(Node name) {
        return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) ? union : graphs.getOrDefault(name, Graph.emptyGraph);
    }

    @Override
    public boolean containsGraph(Node name) {
        return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) || graphs.containsKey(name);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return graphs.keySet().iterator();
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        List<Quad> found = lookups.find(Node.ANY, any(s), any(p), any(o)).toList();
        Set<Node> next = new LinkedHashSet<>();
        found.forEach(quad -> next.add(quad.getGraph()));
        lookups.expect(next);
        return new ArrayList<>(found).iterator();
    }

    /** Quads of the named graphs only: the union adds nothing that they do not hold. */
    @Override
    protected Iterator<Quad> findAny(Node s, Node p, Node o) {
        return findInAnyNamedGraphs(s, p, o);
    }

    private static Node any(Node term) {
        return term == null ? Node.ANY : term;
    }
}
