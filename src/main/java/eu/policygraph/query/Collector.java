package eu.policygraph.query;

import eu.policygraph.admission.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/** Takes in one answer up to the limits of rows and bytes. */
final class Collector {

    /** Bytes around a cell or term, as quotes, names of variables and type. */
    private static final int AROUND = 16;

    /** Ends Jena's description when the graph is full. */
    private static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Limits limits;
    private final Budget budget;
    private final Graph graph = new GraphMemFast();
    private long bytes;
    private boolean cut;

    Collector(Limits limits, Budget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** The statements that were taken in. */
    Graph graph() {
        return graph;
    }

    /** Whether there was more than the limits let in. */
    boolean cut() {
        return cut;
    }

    Answer.Rows rows(RowSet rowSet, Supplier<Duration> took) {
        List<Binding> rows = new ArrayList<>();
        while (!cut && rowSet.hasNext()) {
            Binding row = rowSet.next();
            cut = rows.size() == limits.maxRows() || !fits(row);
            if (!cut) {
                rows.add(row);
            }
        }
        return new Answer.Rows(rowSet.getResultVars(), rows, cut, took.get());
    }

    void addAll(Iterator<Triple> triples) {
        while (!cut && triples.hasNext()) {
            add(triples.next());
        }
    }

    /** Adds each thing of a table once to a DESCRIBE query. */
    void things(RowSet rows, Query describe) {
        Set<Node> things = new HashSet<>();
        while (!cut && rows.hasNext()) {
            rows.next().forEach((variable, node) -> {
                if (!node.isLiteral() && things.add(node)) {
                    describe.addDescribeNode(node);
                }
            });
            cut = things.size() >= limits.maxRows();
        }
    }

    void describe(QueryExec exec) {
        try {
            exec.describe(new WrappedGraph(graph) {
                @Override
                public void add(Triple triple) {
                    if (!Collector.this.add(triple)) {
                        throw new Full();
                    }
                }

                @Override
                public void performAdd(Triple triple) {
                    add(triple);
                }
            });
        } catch (Full e) {
            cut = true;
        }
    }

    /** Takes a statement in; false when it does not, for the answer is full. */
    boolean add(Triple triple) {
        budget.check();
        if (graph.contains(triple)) {
            return true;
        }
        cut = graph.size() == limits.maxRows() || !fits(triple);
        if (!cut) {
            graph.add(triple);
        }
        return !cut;
    }

    private boolean fits(Binding row) {
        row.forEach((variable, node) -> bytes += size(node));
        return bytes <= limits.maxBytes() && budget.tryKeep(row);
    }

    private boolean fits(Triple triple) {
        bytes += size(triple.getSubject()) + size(triple.getPredicate()) + size(triple.getObject());
        return bytes <= limits.maxBytes() && budget.tryKeep(triple);
    }

    private static long size(Node node) {
        return AROUND + (node.isURI() ? node.getURI().length() : node.isLiteral() ? node.getLiteralLexicalForm().length() : AROUND);
    }
}
