package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Answer;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.ParameterException;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.web.Problem;
import java.util.Map;
import java.util.function.Supplier;

/** Asks prebuilt queries on behalf of pages: what a page shows can be had from {@code /queries/{name}} by anybody. */
public final class Questions {

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final QueryRunner runner;
    private final ParameterBinder binder;

    public Questions(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, QueryRunner runner, ParameterBinder binder) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.runner = runner;
        this.binder = binder;
    }

    /**
     * The rows of a SELECT query.
     *
     * @param name of a query of the catalogue
     * @param parameters as a user would write them; empty values are left out
     * @throws eu.policygraph.web.ProblemException 400 for a bad parameter, 503 when the time is up
     */
    public Answer.Rows ask(String name, Map<String, String> parameters) {
        PrebuiltQuery query = catalogue.get().find(name).orElseThrow(() -> new IllegalStateException("a page needs the query " + name));
        Snapshot current = snapshot.get();
        try {
            return (Answer.Rows) runner.run(query.query(), binder.bind(query, parameters, current), current.dataset());
        } catch (ParameterException e) {
            throw Problem.badRequest("bad-parameter", e.getMessage()).with("parameter", e.parameter()).exception();
        } catch (QueryTimeoutException e) {
            throw Problem.of("query-timeout", 503, "Query timed out", "The question behind this page took too long: " + e.getMessage() + ".").withHeader("Retry-After", "5").exception();
        }
    }
}
