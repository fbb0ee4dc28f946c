package eu.policygraph.query;

import eu.policygraph.admission.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;

/** Runs a parsed query to the end or to a limit, whichever comes first. */
public final class QueryRunner {

    private final Limits limits;

    public QueryRunner(Limits limits) {
        this.limits = limits;
    }

    /** What a query may use here. */
    public Limits limits() {
        return limits;
    }

    /** Runs a query that nobody can call off, see {@link #run(Query, Map, DatasetGraph, Cancellation)}. */
    public Answer run(Query query, Map<Var, Node> parameters, DatasetGraph dataset) throws QueryTimeoutException {
        return run(query, parameters, dataset, new Cancellation());
    }

    /**
     * @param parameters variables that are replaced by terms before the query runs
     * @param cancellation stops the query when nobody waits for its answer any more
     * @throws QueryTimeoutException when the time is up or the query was called off; nothing of a partial answer is given then
     */
    public Answer run(Query query, Map<Var, Node> parameters, DatasetGraph dataset, Cancellation cancellation) throws QueryTimeoutException {
        long started = System.nanoTime();
        AtomicBoolean signal = new AtomicBoolean();
        cancellation.attach(signal);
        try {
            return Txn.calculateRead(dataset, () -> execute(query, parameters, dataset, signal, started));
        } catch (QueryCancelledException e) {
            throw new QueryTimeoutException(since(started));
        } finally {
            cancellation.detach(signal);
        }
    }

    /**
     * A part of the rows of a table; other answers come whole.
     *
     * @throws QueryTimeoutException as {@link #run(Query, Map, DatasetGraph)}
     */
    public Answer run(Query query, Map<Var, Node> parameters, DatasetGraph dataset, Slice slice) throws QueryTimeoutException {
        Answer answer = run(query.isSelectType() ? slice.of(query) : query, parameters, dataset);
        return answer instanceof Answer.Rows rows ? slice.trim(rows) : answer;
    }

    private Answer execute(Query query, Map<Var, Node> parameters, DatasetGraph dataset, AtomicBoolean signal, long started) {
        try (QueryExec exec = QueryExec.dataset(dataset).query(query).substitution(binding(parameters)).set(ARQConstants.symCancelQuery, signal)
                .timeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS).build()) {
            if (query.isAskType()) {
                boolean value = exec.ask();
                return new Answer.Truth(value, since(started));
            }
            if (query.isSelectType()) {
                return rows(exec.select(), started);
            }
            Iterator<Triple> triples = query.isConstructType() ? exec.constructTriples() : exec.describeTriples();
            return statements(triples, PrefixMapFactory.create(query.getPrefixMapping()), started);
        }
    }

    private Answer rows(RowSet rowSet, long started) {
        List<Binding> rows = new ArrayList<>();
        while (rows.size() < limits.maxRows() && rowSet.hasNext()) {
            rows.add(rowSet.next());
        }
        boolean cut = rows.size() == limits.maxRows() && rowSet.hasNext();
        return new Answer.Rows(rowSet.getResultVars(), rows, cut, since(started));
    }

    private Answer statements(Iterator<Triple> triples, PrefixMap prefixes, long started) {
        Graph graph = new GraphMemFast();
        while (graph.size() < limits.maxRows() && triples.hasNext()) {
            graph.add(triples.next());
        }
        return new Answer.Statements(graph, prefixes, triples.hasNext(), since(started));
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
