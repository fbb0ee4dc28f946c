package eu.policygraph.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * A dataset of many small named graphs whose default graph is their union. It knows which graphs mention a thing, so that
 * "who says so?" looks into those few; Jena's own looks into every graph. The graphs must not change afterwards.
 */
final class IndexedDataset extends DatasetGraphMapLink {

    private final Map<Node, Graph> graphs;
    private final Map<Node, List<Node>> graphsBySubject = new HashMap<>();
    private final Map<Node, List<Node>> graphsByObject = new HashMap<>();

    IndexedDataset(Map<Node, Graph> graphs, Graph union) {
        super(union);
        this.graphs = graphs;
        graphs.forEach((name, graph) -> {
            addGraph(name, graph);
            graph.find().forEachRemaining(t -> {
                note(graphsBySubject, t.getSubject(), name);
                if (!t.getObject().isLiteral()) {
                    note(graphsByObject, t.getObject(), name);
                }
            });
        });
    }

    private static void note(Map<Node, List<Node>> index, Node thing, Node graph) {
        List<Node> names = index.computeIfAbsent(thing, k -> new ArrayList<>(2));
        if (names.isEmpty() || !names.get(names.size() - 1).equals(graph)) {
            names.add(graph);
        }
    }

    /** A graph that is not here is empty; Jena's own would make one, which a reader must not. */
    @Override
    public Graph getGraph(Node name) {
        return containsGraph(name) ? super.getGraph(name) : GraphZero.instance();
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        return Iter.flatMap(candidates(s, o).iterator(), name -> Iter.map(graphs.get(name).find(s, p, o), t -> Quad.create(name, t)));
    }

    /** Quads of the named graphs only: the union adds nothing that they do not hold. */
    @Override
    protected Iterator<Quad> findAny(Node s, Node p, Node o) {
        return findInAnyNamedGraphs(s, p, o);
    }

    private Iterable<Node> candidates(Node s, Node o) {
        if (s != null && s.isConcrete()) {
            return graphsBySubject.getOrDefault(s, List.of());
        }
        if (o != null && o.isConcrete() && !o.isLiteral()) {
            return graphsByObject.getOrDefault(o, List.of());
        }
        return graphs.keySet();
    }
}
