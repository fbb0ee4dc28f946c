package eu.policygraph.graph;

import eu.policygraph.index.IdView;
import eu.policygraph.index.NamedViews;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * A dataset of many small named graphs whose default graph is their union. It knows which graphs mention a thing, so that
 * "who says so?" looks into those few; Jena's own looks into every graph.
 */
final class IndexedDataset extends FrozenDataset implements NamedViews {

    private final GraphTable graphs;
    private final Graph union;
    private final Optional<IdView> all;

    IndexedDataset(GraphTable graphs, Graph union) {
        this.graphs = graphs;
        this.union = union;
        this.all = IdView.of(union);
    }

    @Override
    public Graph getDefaultGraph() {
        return union;
    }

    @Override
    public Graph getGraph(Node name) {
        return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) ? union : graphs.get(name);
    }

    @Override
    public Optional<IdView> named(Node name) {
        Graph graph = getGraph(name);
        Optional<IdView> tables = IdView.of(graph).filter(view -> all.map(IdView::terms).filter(view.terms()::equals).isPresent());
        return tables.isEmpty() && graph.isEmpty() ? all.map(view -> new IdView(view.terms(), List.of())) : tables;
    }

    @Override
    public boolean all() {
        return all.map(IdView::terms).filter(graphs::isNumbered).isPresent();
    }

    @Override
    public Iterator<Node> candidates(Node subject, Node object) {
        return graphs.candidates(subject, object);
    }

    @Override
    public boolean containsGraph(Node name) {
        return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) || graphs.contains(name);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return graphs.names();
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        return graphs.find(s, p, o);
    }

    /** Quads of the named graphs only: the union adds nothing that they do not hold. */
    @Override
    protected Iterator<Quad> findAny(Node s, Node p, Node o) {
        return graphs.find(s, p, o);
    }
}
