package eu.policygraph.change;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.Problem;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphTriplesQuads;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalNull;

/**
 * A snapshot with the changes of one request on top, which the later operations of the request see. The default graph is the union
 * of the named graphs and takes no statement itself; what is inferred and derived stays that of the snapshot until the change is made.
 * For one thread. (Jena's BufferingDatasetGraph hands out named graphs without what is buffered, and knows no union.)
 */
final class WorkingDataset extends DatasetGraphTriplesQuads {

    private final DatasetGraph base;
    private final WritableGraphs writable;
    private final Allowance allowance;
    private final Map<Node, Graph> added = new HashMap<>();
    private final Map<Node, Graph> removed = new HashMap<>();
    private final Transactional transactional = TransactionalNull.create();

    WorkingDataset(Snapshot snapshot, WritableGraphs writable, Allowance allowance) {
        this.base = Objects.requireNonNull(snapshot.dataset());
        this.writable = Objects.requireNonNull(writable);
        this.allowance = Objects.requireNonNull(allowance);
        getContext().putAll(base.getContext());
    }

    /** What has changed so far. */
    Delta delta() {
        return new Delta(filled(added), filled(removed));
    }

    private static Map<Node, Graph> filled(Map<Node, Graph> graphs) {
        Map<Node, Graph> filled = new HashMap<>(graphs);
        filled.values().removeIf(Graph::isEmpty);
        return filled;
    }

    @Override
    protected void addToDftGraph(Node s, Node p, Node o) {
        throw noDefaultGraph();
    }

    @Override
    protected void deleteFromDftGraph(Node s, Node p, Node o) {
        throw noDefaultGraph();
    }

    static eu.policygraph.web.ProblemException noDefaultGraph() {
        return Problem.of("default-graph-not-writable", 403, "Not writable", "The default graph is the union of all sources and holds nothing of its own. "
                + "Name the source that makes the statement: GRAPH <…> { … }, WITH <…>, or ?graph=…").exception();
    }

    @Override
    protected void addToNamedGraph(Node g, Node s, Node p, Node o) {
        writable.require(g);
        Triple triple = Triple.create(s, p, o);
        if (in(removed, g, triple)) {
            removed.get(g).delete(triple);
        } else if (!base.contains(g, s, p, o) && !in(added, g, triple)) {
            Terms.require(Quad.create(g, triple));
            WritableGraphs.requireNoTerm(s);
            allowance.spend();
            added.computeIfAbsent(g, k -> new GraphMemFast()).add(triple);
        }
    }

    @Override
    protected void deleteFromNamedGraph(Node g, Node s, Node p, Node o) {
        Triple triple = Triple.create(s, p, o);
        if (in(added, g, triple)) {
            added.get(g).delete(triple);
        } else if (base.contains(g, s, p, o) && !in(removed, g, triple)) {
            writable.require(g);
            allowance.spend();
            removed.computeIfAbsent(g, k -> new GraphMemFast()).add(triple);
        }
    }

    @Override
    public void deleteAny(Node g, Node s, Node p, Node o) {
        List<Quad> quads = Iter.toList(find(g, s, p, o));
        quads.forEach(this::delete);
    }

    private static boolean in(Map<Node, Graph> graphs, Node name, Triple triple) {
        Graph graph = graphs.get(name);
        return graph != null && graph.contains(triple);
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        Graph union = base.getDefaultGraph();
        Iter<Triple> kept = Iter.iter(union.find(s, p, o)).filter(this::isStillSaid);
        Iterator<Triple> gained = Iter.iter(List.copyOf(added.values())).flatMap(graph -> graph.find(s, p, o)).filter(t -> !union.contains(t)).distinct();
        return kept.append(gained).map(t -> Quad.create(Quad.defaultGraphIRI, t));
    }

    /** Whether some graph has a statement of the snapshot's union still. */
    private boolean isStillSaid(Triple triple) {
        return removed.values().stream().noneMatch(graph -> graph.contains(triple))
                || findInAnyNamedGraphs(triple.getSubject(), triple.getPredicate(), triple.getObject()).hasNext();
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        Iter<Quad> kept = Iter.iter(base.find(g, s, p, o)).filter(quad -> !in(removed, g, quad.asTriple()));
        Graph gained = added.get(g);
        return gained == null ? kept : kept.append(Iter.map(gained.find(s, p, o), t -> Quad.create(g, t)));
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        Iter<Quad> kept = Iter.iter(base.findNG(Node.ANY, s, p, o)).filter(quad -> !in(removed, quad.getGraph(), quad.asTriple()));
        return kept.append(Iter.iter(List.copyOf(added.entrySet())).flatMap(entry -> Iter.map(entry.getValue().find(s, p, o), t -> Quad.create(entry.getKey(), t))));
    }

    /** Quads of the named graphs only: the union adds nothing that they do not hold. */
    @Override
    protected Iterator<Quad> findAny(Node s, Node p, Node o) {
        return findInAnyNamedGraphs(s, p, o);
    }

    @Override
    public Graph getDefaultGraph() {
        return GraphView.createDefaultGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
        return GraphView.createNamedGraph(this, name);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        Set<Node> names = new LinkedHashSet<>();
        base.listGraphNodes().forEachRemaining(names::add);
        names.addAll(added.keySet());
        names.removeIf(name -> !containsGraph(name));
        return names.iterator();
    }

    @Override
    public boolean containsGraph(Node name) {
        return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) || findInSpecificNamedGraph(name, Node.ANY, Node.ANY, Node.ANY).hasNext();
    }

    @Override
    public PrefixMap prefixes() {
        return base.prefixes();
    }

    @Override
    public boolean supportsTransactions() {
        return false;
    }

    @Override
    public void begin(TxnType type) {
        transactional.begin(type);
    }

    @Override
    public void begin(ReadWrite mode) {
        transactional.begin(mode);
    }

    @Override
    public boolean promote(Promote mode) {
        return transactional.promote(mode);
    }

    @Override
    public void commit() {
        transactional.commit();
    }

    @Override
    public void abort() {
        transactional.abort();
    }

    @Override
    public void end() {
        transactional.end();
    }

    @Override
    public boolean isInTransaction() {
        return transactional.isInTransaction();
    }

    @Override
    public ReadWrite transactionMode() {
        return transactional.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return transactional.transactionType();
    }
}
