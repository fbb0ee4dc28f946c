package eu.policygraph.query;

import eu.policygraph.admission.Budget;
import eu.policygraph.admission.Cancellation;
import eu.policygraph.admission.Guard;
import eu.policygraph.admission.RefusedException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;

/**
 * Tells for each row of a table which sources its statements come from.
 *
 * <p>The query is run once more without what folds solutions together (see {@link EvidencePattern}), or once for each row
 * where a folded value leads to further statements; the solutions of a row are those with its values, and the sources of a solution are the named graphs that hold the statements that its
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

    private final QueryRunner runner;
    private final Guard guard;

    /** @param runner whose limits and memory hold here too */
    public Receipts(QueryRunner runner) {
        this.runner = runner;
        this.guard = new Guard(runner.admission());
    }

    /**
     * The same rows with one column more; a row of which nothing can be told has an empty cell.
     *
     * @param query as it was asked, with terms in place of parameters
     * @throws QueryTimeoutException when the time of a query is up
     * @throws RefusedException when it would have to keep too much, or another engine holds the data
     */
    public Answer.Rows added(Query query, Answer.Rows rows, Snapshot snapshot) throws QueryTimeoutException {
        if (snapshot.isForeign()) {
            throw RefusedException.backendUnable("Receipts are not offered here: the data are in another engine. Ask for GRAPH ?source { … } in a query of your own.");
        }
        EvidencePattern evidence = EvidencePattern.of(query);
        long started = System.nanoTime();
        Map<Binding, Set<String>> sources = new IdentityHashMap<>();
        AtomicBoolean cancel = new AtomicBoolean();
        Cancellation cancellation = Cancellation.current();
        cancellation.attach(cancel);
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(() -> cancel.set(true), CompletableFuture.delayedExecutor(runner.limits().timeout().toMillis(), TimeUnit.MILLISECONDS));
        try (Budget budget = new Budget(cancel, started, runner.limits().timeout(), runner.memory())) {
            Txn.executeRead(snapshot.dataset(), () -> {
                Search search = new Search(snapshot, guard, budget, new HashMap<>());
                if (evidence.needsRows(rows.variables())) {
                    rows.rows().forEach(row -> sources.put(row, search.ofRow(evidence, rows.variables(), row)));
                } else {
                    search.ofAll(evidence, rows, sources);
                }
            });
        } catch (RefusedException e) {
            throw e;
        } catch (QueryCancelledException e) {
            throw new QueryTimeoutException(Duration.ofNanos(System.nanoTime() - started));
        } finally {
            alarm.cancel(false);
            cancellation.detach(cancel);
        }
        List<Var> variables = new ArrayList<>(rows.variables());
        variables.add(COLUMN);
        List<Binding> extended = rows.rows().stream().map(row -> BindingFactory.binding(row, COLUMN, NodeFactory.createLiteralString(String.join(" ", sources.get(row))))).toList();
        return new Answer.Rows(variables, extended, rows.cut(), rows.took().plusNanos(System.nanoTime() - started), rows.more(), Set.of(COLUMN));
    }

    /** One run over a snapshot. {@code known} remembers who holds a statement. */
    private record Search(Snapshot snapshot, Guard guard, Budget budget, Map<Quad, Collection<String>> known) {

        /** All solutions once, each for the rows that have its values. */
        void ofAll(EvidencePattern evidence, Answer.Rows rows, Map<Binding, Set<String>> sources) {
            List<Var> key = rows.variables().stream().filter(v -> !evidence.lost().contains(v)).toList();
            Map<List<Node>, Set<String>> found = new HashMap<>();
            rows.rows().forEach(row -> sources.put(row, found.computeIfAbsent(values(row, key), k -> new TreeSet<>())));
            solutions(evidence.pattern(), solution -> {
                Set<String> ofKey = found.get(values(solution, key));
                if (ofKey != null) {
                    add(evidence.statements(), solution, ofKey);
                }
            });
        }

        /** The solutions with the values of one row in place of its variables. */
        Set<String> ofRow(EvidencePattern evidence, List<Var> variables, Binding row) {
            BindingBuilder values = BindingFactory.builder();
            List<Var> compared = new ArrayList<>();
            for (Var variable : variables) {
                if (evidence.assigned().contains(variable) || !row.contains(variable)) {
                    compared.add(variable);
                } else {
                    values.add(variable, row.get(variable));
                }
            }
            compared.removeAll(evidence.lost());
            Binding fixed = values.build();
            List<Quad> statements = evidence.statements().stream().map(s -> substitute(s, fixed)).toList();
            List<Node> expected = values(row, compared);
            Set<String> found = new TreeSet<>();
            solutions(Substitute.substitute(evidence.pattern(), fixed), solution -> {
                if (values(solution, compared).equals(expected)) {
                    add(statements, solution, found);
                }
            });
            return found;
        }

        private void solutions(Op pattern, Consumer<Binding> each) {
            DatasetGraph dataset = snapshot.dataset();
            Context context = Context.setupContextForDataset(dataset.getContext(), dataset);
            guard.install(budget, context::set);
            Plan plan = QueryEngineRegistry.findFactory(pattern, dataset, context).create(pattern, dataset, BindingFactory.root(), context);
            QueryIterator solutions = plan.iterator();
            try {
                solutions.forEachRemaining(each);
            } finally {
                solutions.close();
            }
        }

        private void add(List<Quad> statements, Binding solution, Set<String> found) {
            for (Quad pattern : statements) {
                Quad statement = substitute(pattern, solution);
                if (statement.asTriple().isConcrete()) {
                    found.addAll(known.computeIfAbsent(statement, s -> holders(s, snapshot)));
                }
            }
        }
    }

    private static Quad substitute(Quad pattern, Binding binding) {
        return Quad.create(pattern.getGraph() == Node.ANY ? Node.ANY : Substitute.substitute(pattern.getGraph(), binding), Substitute.substitute(pattern.asTriple(), binding));
    }

    private static Collection<String> holders(Quad statement, Snapshot snapshot) {
        if (statement.getGraph() != Node.ANY) {
            Graph named = snapshot.graphs().get(statement.getGraph());
            return named != null && named.contains(statement.asTriple()) ? List.of(statement.getGraph().getURI()) : List.of();
        }
        Set<String> holders = new TreeSet<>();
        snapshot.dataset().find(Node.ANY, statement.getSubject(), statement.getPredicate(), statement.getObject()).forEachRemaining(quad -> holders.add(quad.getGraph().getURI()));
        if (holders.equals(Set.of(SnapshotLoader.INFERRED.getURI()))) {
            holders.addAll(premises(statement.asTriple(), snapshot));
        }
        return holders;
    }

    private static Set<String> premises(Triple inferred, Snapshot snapshot) {
        Set<String> premises = new TreeSet<>();
        boolean type = inferred.getPredicate().equals(RDF.type.asNode());
        Consumer<Quad> tells = quad -> premises.add(quad.getGraph().getURI());
        if (type) {
            snapshot.dataset().find(Node.ANY, inferred.getSubject(), RDF.type.asNode(), Node.ANY).forEachRemaining(tells);
        } else {
            snapshot.dataset().find(Node.ANY, inferred.getSubject(), Node.ANY, inferred.getObject()).forEachRemaining(tells);
            if (!inferred.getObject().isLiteral()) {
                snapshot.dataset().find(Node.ANY, inferred.getObject(), Node.ANY, inferred.getSubject()).forEachRemaining(tells);
            }
        }
        return premises;
    }

    private static List<Node> values(Binding row, List<Var> variables) {
        List<Node> values = new ArrayList<>(variables.size());
        variables.forEach(v -> values.add(row.get(v)));
        return values;
    }
}
