package eu.policygraph.join;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.store.Author;
import eu.policygraph.store.ChangeRefusedException;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.Guard;
import eu.policygraph.store.StoreUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * Writes source graphs into a store, some thousand statements a change. A graph that is there is replaced. When a guard refuses a change,
 * its graphs are tried one by one, so that only the faulty ones stay out.
 */
public final class StoreTarget implements ImportTarget {

    /** From so many statements on a change is made. */
    static final int BATCH = 20_000;

    private final GraphStore store;
    private final Author author;
    private final Guard guard;
    private final boolean raw;
    private final List<SourceGraph> batch = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private long waiting;

    /**
     * @param store stays open
     * @param raw whether the records are written too, as they came, each as a graph of its own
     */
    public StoreTarget(GraphStore store, Author author, Guard guard, boolean raw) {
        this.store = store;
        this.author = author;
        this.guard = guard;
        this.raw = raw;
    }

    @Override
    public void accept(SourceGraph graph) throws IOException {
        batch.add(graph);
        if (raw) {
            batch.add(RawRecord.of(graph));
        }
        waiting += graph.statements().size() + (raw ? graph.raw().size() : 0);
        if (waiting >= BATCH) {
            write();
        }
    }

    @Override
    public void finish() throws ImportException, IOException {
        write();
        if (!refused.isEmpty()) {
            throw new ImportException("the store refused " + refused.size() + (refused.size() == 1 ? " source" : " sources") + "; the others are written:"
                    + System.lineSeparator() + String.join(System.lineSeparator(), refused));
        }
    }

    private void write() throws IOException {
        if (!batch.isEmpty() && !written(List.copyOf(batch), batch.size() == 1)) {
            for (SourceGraph graph : batch) {
                written(List.of(graph), true);
            }
        }
        batch.clear();
        waiting = 0;
    }

    /** Whether the change was made; a refusal is kept only when it is final. */
    private boolean written(List<SourceGraph> graphs, boolean isFinal) throws IOException {
        try {
            store.write(author, current -> replacement(current, graphs), guard);
            return true;
        } catch (ChangeRefusedException e) {
            if (isFinal) {
                refused.add(graphs.get(0).name() + ": " + e.getMessage());
            }
            return false;
        } catch (StoreUnavailableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Delta replacement(Snapshot current, List<SourceGraph> graphs) {
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        for (SourceGraph graph : graphs) {
            quads(graph.name(), graph.statements(), added);
            quads(graph.name(), current.asserted().getOrDefault(graph.name(), GraphZero.instance()), removed);
        }
        return Delta.effective(current.asserted(), added, removed);
    }

    private static void quads(Node name, Graph graph, List<Quad> into) {
        graph.find().forEachRemaining(t -> into.add(Quad.create(name, t)));
    }

    @Override
    public void close() {
        // The store belongs to whoever opened it.
    }
}
