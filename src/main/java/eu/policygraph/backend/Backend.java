package eu.policygraph.backend;

import eu.policygraph.admission.Budget;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Symbol;

/**
 * An engine that answers SPARQL 1.1 queries over the data. Safe for any number of threads. Every method throws
 * {@link eu.policygraph.admission.RefusedException} when the engine cannot be reached or gives no answer that can be used, and
 * {@link org.apache.jena.query.QueryCancelledException} when the budget of the query is at its end; the engine is hung up on then.
 */
public interface Backend {

    /**
     * Asks a SELECT query; the rows come as they arrive.
     *
     * @param maxBytes of the answer; of a longer one only the first rows are given, and it says so
     */
    Rows select(Query query, Budget budget, long maxBytes);

    /** Asks an ASK query. */
    boolean ask(Query query, Budget budget);

    /**
     * Asks a CONSTRUCT query.
     *
     * @param maxBytes as of {@link #select}
     * @param sink takes the statements as they arrive until it says that it takes no more
     * @return whether the answer had more than {@code maxBytes}
     */
    boolean construct(Query query, Budget budget, long maxBytes, Predicate<Triple> sink);

    /** The engine that whole queries over a dataset are to be sent to, if another engine holds its data. */
    static Optional<Backend> of(DatasetGraph dataset) {
        return Optional.ofNullable(dataset.getContext().get(key()));
    }

    /** Where a dataset names its engine. */
    private static Symbol key() {
        return Symbol.create("urn:eu.policygraph:backend");
    }

    /** Makes a dataset name this engine. */
    default void holds(DatasetGraph dataset) {
        dataset.getContext().set(key(), this);
    }
}
