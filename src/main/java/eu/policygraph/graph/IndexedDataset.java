package eu.policygraph.graph;

import eu.policygraph.index.IdView;
import eu.policygraph.index.NamedViews;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraphCollection;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalNull;

/**
 * A dataset of many small named graphs whose default graph is their union. It knows which graphs mention a thing, so that
 * "who says so?" looks into those few; Jena's own looks into every graph. It never changes, so its transactions lock nothing.
 */
final class IndexedDataset extends DatasetGraphCollection implements NamedViews {

    private final GraphTable graphs;
    private final Graph union;
    private final Optional<IdView> all;
    private final PrefixMap prefixes = PrefixMapFactory.create();
    private final Transactional transactions = TransactionalNull.create();

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
        if (!containsGraph(name)) {
            return all.map(view -> new IdView(view.terms(), List.of()));
        }
        return IdView.of(getGraph(name)).filter(view -> all.map(IdView::terms).filter(view.terms()::equals).isPresent());
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

    @Override
    public PrefixMap prefixes() {
        return prefixes;
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        throw new UnsupportedOperationException("a snapshot does not change");
    }

    @Override
    public void removeGraph(Node name) {
        throw new UnsupportedOperationException("a snapshot does not change");
    }

    @Override
    public boolean supportsTransactions() {
        return true;
    }

    @Override
    public void begin(TxnType type) {
        transactions.begin(type);
    }

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {
        transactions.commit();
    }

    @Override
    public void abort() {
        transactions.abort();
    }

    @Override
    public void end() {
        transactions.end();
    }

    @Override
    public ReadWrite transactionMode() {
        return transactions.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return transactions.transactionType();
    }

    @Override
    public boolean isInTransaction() {
        return transactions.isInTransaction();
    }
}
