package eu.policygraph.backend;

import eu.policygraph.admission.Admission;
import eu.policygraph.admission.Budget;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;

/**
 * An engine whose default graph is not the union of its named graphs, and which holds that union in a graph of its own: every query
 * that names no dataset is asked of that graph, and where it says GRAPH of the others as named graphs.
 */
final class UnionBackend implements Backend {

    private final Backend engine;
    private final String union;
    private final List<String> named;

    UnionBackend(Backend engine, String union, Collection<String> named) {
        this.engine = engine;
        this.union = union;
        this.named = List.copyOf(named);
    }

    @Override
    public Rows select(Query query, Budget budget, long maxBytes) {
        return engine.select(placed(query), budget, maxBytes);
    }

    @Override
    public boolean ask(Query query, Budget budget) {
        return engine.ask(placed(query), budget);
    }

    @Override
    public boolean construct(Query query, Budget budget, long maxBytes, Predicate<Triple> sink) {
        return engine.construct(placed(query), budget, maxBytes, sink);
    }

    private Query placed(Query query) {
        if (query.hasDatasetDescription()) {
            return query;
        }
        Query placed = query.cloneQuery();
        placed.addGraphURI(union);
        if (Admission.text(query).contains("GRAPH")) {
            named.forEach(placed::addNamedGraphURI);
        }
        return placed;
    }
}
