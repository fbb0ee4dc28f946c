package eu.policygraph.query;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;

/**
 * Tells for each row of a table which sources its statements come from.
 *
 * <p>The query is run once more without what folds solutions together (see {@link EvidencePattern}); the solutions of a
 * row are those with its values, and the sources of a solution are the named graphs that hold the statements that its
 * triple patterns become. So the rows of a count have the sources of all that was counted. For an inferred statement
 * the graphs of its likely premises are named too: other statements between the same two things, other types of the thing.
 *
 * <p>Not seen: what has to be absent (MINUS, NOT EXISTS), what EXISTS looks at, property paths of any length
 * ({@code *}, {@code +}), other services. Seen too widely: patterns of an alternative that did not match, when they hold;
 * in a subquery with LIMIT or HAVING, statements of rows that these cut and that look the same from outside.
 */
public final class Receipts {

    /** Name of the column: IRIs of named graphs, sorted, separated by spaces. */
    public static final Var COLUMN = Var.alloc("sources");

    private final Limits limits;

    public Receipts(Limits limits) {
        this.limits = limits;
    }

    /**
     * The same rows with one column more; a row of which nothing can be told has an empty cell.
     *
     * @param query as it was asked, with terms in place of parameters
     * @throws QueryTimeoutException when the time of a query is up
     */
    public Answer.Rows added(Query query, Answer.Rows rows, Snapshot snapshot) throws QueryTimeoutException {
        EvidencePattern evidence = EvidencePattern.of(query);
        List<Var> key = rows.variables().stream().filter(v -> !evidence.lost().contains(v)).toList();
        Map<List<Node>, Set<String>> sources = new HashMap<>();
        rows.rows().forEach(row -> sources.put(values(row, key), new TreeSet<>()));
        long started = System.nanoTime();
        try {
            Txn.executeRead(snapshot.dataset(), () -> gather(evidence, key, sources, snapshot));
        } catch (QueryCancelledException e) {
            throw new QueryTimeoutException(java.time.Duration.ofNanos(System.nanoTime() - started));
        }
        List<Var> variables = new ArrayList<>(rows.variables());
        variables.add(COLUMN);
        List<Binding> extended = rows.rows().stream().map(row -> BindingFactory.binding(row, COLUMN, NodeFactory.createLiteralString(String.join(" ", sources.get(values(row, key)))))).toList();
        return new Answer.Rows(variables, extended, rows.cut(), rows.took().plusNanos(System.nanoTime() - started), rows.more(), Set.of(COLUMN));
    }

    private void gather(EvidencePattern evidence, List<Var> key, Map<List<Node>, Set<String>> sources, Snapshot snapshot) {
        DatasetGraph dataset = snapshot.dataset();
        Context context = Context.setupContextForDataset(dataset.getContext(), dataset);
        AtomicBoolean cancel = Context.getOrSetCancelSignal(context);
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(() -> cancel.set(true), CompletableFuture.delayedExecutor(limits.timeout().toMillis(), TimeUnit.MILLISECONDS));
        Map<Quad, Collection<String>> known = new HashMap<>();
        Plan plan = QueryEngineRegistry.findFactory(evidence.pattern(), dataset, context).create(evidence.pattern(), dataset, BindingFactory.root(), context);
        QueryIterator solutions = plan.iterator();
        try {
            while (solutions.hasNext()) {
                Binding solution = solutions.next();
                Set<String> found = sources.get(values(solution, key));
                if (found != null) {
                    for (Quad pattern : evidence.statements()) {
                        Quad statement = Quad.create(pattern.getGraph() == Node.ANY ? Node.ANY : Substitute.substitute(pattern.getGraph(), solution), Substitute.substitute(pattern.asTriple(), solution));
                        if (statement.asTriple().isConcrete()) {
                            found.addAll(known.computeIfAbsent(statement, s -> holders(s, snapshot)));
                        }
                    }
                }
            }
        } finally {
            solutions.close();
            alarm.cancel(false);
        }
    }

    private static Collection<String> holders(Quad statement, Snapshot snapshot) {
        Map<String, Graph> holders = new LinkedHashMap<>();
        snapshot.graphs().forEach((name, graph) -> {
            if ((statement.getGraph() == Node.ANY || statement.getGraph().equals(name)) && graph.contains(statement.asTriple())) {
                holders.put(name.getURI(), graph);
            }
        });
        if (holders.size() == 1 && holders.containsKey(SnapshotLoader.INFERRED.getURI()) && statement.getGraph() == Node.ANY) {
            Set<String> all = new TreeSet<>(premises(statement.asTriple(), snapshot));
            all.addAll(holders.keySet());
            return all;
        }
        return holders.keySet();
    }

    private static Set<String> premises(Triple inferred, Snapshot snapshot) {
        Set<String> premises = new TreeSet<>();
        boolean type = inferred.getPredicate().equals(RDF.type.asNode());
        snapshot.graphs().forEach((name, graph) -> {
            boolean told = type ? graph.contains(inferred.getSubject(), RDF.type.asNode(), Node.ANY)
                    : graph.contains(inferred.getSubject(), Node.ANY, inferred.getObject()) || graph.contains(inferred.getObject(), Node.ANY, inferred.getSubject());
            if (told) {
                premises.add(name.getURI());
            }
        });
        return premises;
    }

    private static List<Node> values(Binding row, List<Var> variables) {
        List<Node> values = new ArrayList<>(variables.size());
        variables.forEach(v -> values.add(row.get(v)));
        return values;
    }
}
