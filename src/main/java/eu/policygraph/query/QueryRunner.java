package eu.policygraph.query;

import eu.policygraph.admission.Admission;
import eu.policygraph.admission.Budget;
import eu.policygraph.admission.Cancellation;
import eu.policygraph.admission.Guard;
import eu.policygraph.admission.MemoryPool;
import eu.policygraph.admission.RefusedException;
import eu.policygraph.admission.Turns;
import eu.policygraph.admission.Watch;
import eu.policygraph.backend.Backend;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.system.Txn;

/** Runs a parsed query to the end or to a limit, whichever comes first. Safe for any number of threads. */
public final class QueryRunner {

    /** Makes something of an answer while the memory of the query is still reserved. */
    @FunctionalInterface
    public interface Use<T> {

        /** @param clock to be called now and then; throws when the time for using the answer is over too */
        T of(Answer answer, Runnable clock);
    }

    /** Queries that may be at their limit of memory together before others have to wait. */
    private static final int AT_LIMIT = 2;

    private static final long LOOK_MILLIS = 20;

    private final Limits limits;
    private final Admission admission;
    private final Guard guard;
    private final MemoryPool memory;
    private final Turns turns;
    private final PreparedQueries prepared;
    /** For those parts of an evaluation that look at no clock themselves. */
    private final Watch<Budget> watch = new Watch<>("query-watch", LOOK_MILLIS, Budget::endIfLate);

    public QueryRunner(Limits limits) {
        this(limits, new Admission(limits.text(), limits.remote()), new MemoryPool(AT_LIMIT * limits.maxMemory(), limits.maxMemory()), Turns.FREE);
    }

    private QueryRunner(Limits limits, Admission admission, MemoryPool memory, Turns turns) {
        this.limits = limits;
        this.admission = admission;
        this.guard = new Guard(admission);
        this.memory = memory;
        this.turns = turns;
        this.prepared = new PreparedQueries(admission);
    }

    /** The same limits and the same memory, where queries that compute for long take turns. */
    public QueryRunner taking(Turns others) {
        return new QueryRunner(limits, admission, memory, others);
    }

    /** What a query may use here. */
    public Limits limits() {
        return limits;
    }

    /** What a query may say here. */
    public Admission admission() {
        return admission;
    }

    /** The memory that queries share. */
    public MemoryPool memory() {
        return memory;
    }

    PreparedQueries prepared() {
        return prepared;
    }

    /**
     * Reads a query, or finds it prepared.
     *
     * @throws org.apache.jena.query.QueryException as {@link Admission#parse}
     * @throws RefusedException as {@link Admission#parse}
     */
    public Question read(String text) {
        return prepared.find(text).map(found -> Question.prepared(text, found)).orElseGet(() -> Question.read(text, admission.parse(text)));
    }

    /** As {@link #read}, for a query that is put to other graphs than those of the text: it is never found prepared. */
    public Question readWhole(String text) {
        return Question.read(text, admission.parse(text));
    }

    /** Runs a query under the {@link Cancellation#current} cancellation, see {@link #run(Query, Map, DatasetGraph, Cancellation)}. */
    public Answer run(Query query, Map<Var, Node> parameters, DatasetGraph dataset) throws QueryTimeoutException {
        return run(query, parameters, dataset, Cancellation.current());
    }

    /**
     * @param parameters variables that are replaced by terms before the query runs
     * @param cancellation stops the query when nobody waits for its answer any more
     * @throws QueryTimeoutException when the time is up or the query was called off; nothing of a partial answer is given then
     * @throws RefusedException when the query may not run, or not to its end
     */
    public Answer run(Query query, Map<Var, Node> parameters, DatasetGraph dataset, Cancellation cancellation) throws QueryTimeoutException {
        return run(query, Slice.WHOLE, parameters, dataset, cancellation);
    }

    private Answer run(Query query, Slice slice, Map<Var, Node> parameters, DatasetGraph dataset, Cancellation cancellation) throws QueryTimeoutException {
        Optional<PreparedQueries.Found> found = Backend.of(dataset).isPresent() ? Optional.empty() : prepared.find(query, slice, parameters);
        if (found.isEmpty()) {
            return run(slice.of(query), parameters, dataset, cancellation, (answer, clock) -> answer);
        }
        return limited(cancellation, (answer, clock) -> answer,
                (budget, started) -> Txn.calculateRead(dataset, () -> prepared(found.get(), () -> slice.of(query), parameters, dataset, budget, started)));
    }

    /** @param whole the query as it stands, for one whose constants turn out to matter */
    private Answer prepared(PreparedQueries.Found found, Supplier<Query> whole, Map<Var, Node> parameters, DatasetGraph dataset, Budget budget, long started) {
        return new PreparedExecution(guard, limits, dataset, budget, () -> since(started)).answer(found).orElseGet(() -> {
            Query query = whole.get();
            admission.examine(query);
            return execute(query, parameters, dataset, budget, started);
        });
    }

    /**
     * Runs a query and uses its answer, as by writing it, within the same limits.
     *
     * @throws QueryTimeoutException as {@link #run(Query, Map, DatasetGraph, Cancellation)}
     * @throws RefusedException as {@link #run(Query, Map, DatasetGraph, Cancellation)}
     */
    public <T> T run(Query query, Map<Var, Node> parameters, DatasetGraph dataset, Cancellation cancellation, Use<T> use) throws QueryTimeoutException {
        return limited(cancellation, use, (budget, started) -> {
            admission.examine(query);
            Optional<Delegation> elsewhere = Delegation.of(dataset, limits, admission, budget, () -> since(started));
            return elsewhere.isPresent() ? elsewhere.get().answer(query, parameters) : Txn.calculateRead(dataset, () -> execute(query, parameters, dataset, budget, started));
        });
    }

    /**
     * Runs what {@link #read} gave and uses its answer within the same limits.
     *
     * @throws QueryTimeoutException as {@link #run(Query, Map, DatasetGraph, Cancellation)}
     * @throws RefusedException as {@link #run(Query, Map, DatasetGraph, Cancellation)}
     */
    public <T> T run(Question question, DatasetGraph dataset, Cancellation cancellation, Use<T> use) throws QueryTimeoutException {
        if (question.prepared().isEmpty() || Backend.of(dataset).isPresent()) {
            return run(question.prepared().isEmpty() ? question.query() : admission.parse(question.text()), Map.of(), dataset, cancellation, use);
        }
        return limited(cancellation, use,
                (budget, started) -> Txn.calculateRead(dataset, () -> prepared(question.prepared().get(), () -> admission.parse(question.text()), Map.of(), dataset, budget, started)));
    }

    private interface Work {
        Answer answer(Budget budget, long started);
    }

    private <T> T limited(Cancellation cancellation, Use<T> use, Work work) throws QueryTimeoutException {
        long started = System.nanoTime();
        AtomicBoolean signal = new AtomicBoolean();
        cancellation.attach(signal);
        try (Budget budget = new Budget(signal, started, limits.timeout(), memory, turns)) {
            watch.add(budget);
            try {
                return use.of(work.answer(budget, started), budget::checkWriting);
            } finally {
                watch.remove(budget);
            }
        } catch (RefusedException e) {
            throw e;
        } catch (QueryCancelledException e) {
            throw new QueryTimeoutException(since(started));
        } catch (StackOverflowError e) {
            throw RefusedException.overflow();
        } finally {
            cancellation.detach(signal);
        }
    }

    /**
     * A part of the rows of a table; other answers come whole.
     *
     * @throws QueryTimeoutException as {@link #run(Query, Map, DatasetGraph, Cancellation)}
     * @throws RefusedException as {@link #run(Query, Map, DatasetGraph, Cancellation)}
     */
    public Answer run(Query query, Map<Var, Node> parameters, DatasetGraph dataset, Slice slice) throws QueryTimeoutException {
        Answer answer = run(query, query.isSelectType() ? slice : Slice.WHOLE, parameters, dataset, Cancellation.current());
        return answer instanceof Answer.Rows rows ? slice.trim(rows) : answer;
    }

    private Answer execute(Query query, Map<Var, Node> parameters, DatasetGraph dataset, Budget budget, long started) {
        if (query.isDescribeType()) {
            return described(query, parameters, dataset, budget, started);
        }
        Collector collector = new Collector(limits, budget);
        try (QueryExec exec = exec(query, parameters, dataset, budget)) {
            if (query.isAskType()) {
                return new Answer.Truth(exec.ask(), since(started));
            }
            if (query.isSelectType()) {
                return collector.rows(exec.select(), () -> since(started));
            }
            collector.addAll(exec.constructTriples());
            return new Answer.Statements(collector.graph(), PrefixMapFactory.create(query.getPrefixMapping()), collector.cut(), since(started));
        }
    }

    /** Jena keeps all that is to be described, and copies it, without a limit: so what is to be described is asked for first. */
    private Answer described(Query query, Map<Var, Node> parameters, DatasetGraph dataset, Budget budget, long started) {
        Collector collector = new Collector(limits, budget);
        Query describe = DescribedThings.named(query);
        if (query.getQueryPattern() != null) {
            try (QueryExec exec = exec(DescribedThings.selecting(query), parameters, dataset, budget)) {
                collector.things(exec.select(), describe);
            }
        }
        try (QueryExec exec = exec(describe, Map.of(), dataset, budget)) {
            collector.describe(exec);
        }
        return new Answer.Statements(collector.graph(), PrefixMapFactory.create(query.getPrefixMapping()), collector.cut(), since(started));
    }

    private QueryExec exec(Query query, Map<Var, Node> parameters, DatasetGraph dataset, Budget budget) {
        QueryExecBuilder builder = QueryExec.dataset(dataset).query(query).substitution(binding(parameters));
        guard.install(budget, builder::set);
        return builder.build();
    }

    private static Binding binding(Map<Var, Node> parameters) {
        BindingBuilder builder = BindingFactory.builder();
        parameters.forEach(builder::add);
        return builder.build();
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
