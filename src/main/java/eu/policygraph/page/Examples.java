package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.FilledQuery;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.ParameterException;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.Slice;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The prebuilt queries as texts to go on from, with parameters filled in. */
public final class Examples {

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final ParameterBinder binder;

    public Examples(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, ParameterBinder binder) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.binder = binder;
    }

    /**
     * The SPARQL of a prebuilt query with the parameters that the request gives; for those that it has to have, their examples.
     *
     * @throws eu.policygraph.web.ProblemException 404 for an unknown name, 400 for a bad parameter
     */
    String text(String name, Request request) {
        PrebuiltQuery query = catalogue.get().find(name).orElseThrow(() -> Problem.notFound("unknown-query", "There is no query '" + name + "'. All are listed at /queries.").exception());
        Map<String, String> given = new LinkedHashMap<>();
        query.parameters().forEach(p -> request.query().one(p.name()).filter(v -> !v.isBlank()).or(() -> p.required() ? p.example() : Optional.empty())
                .ifPresent(v -> given.put(p.name(), v)));
        try {
            return FilledQuery.text(query, binder.bind(query, given, snapshot.get()), Slice.WHOLE);
        } catch (ParameterException e) {
            throw Problem.badRequest("bad-parameter", e.getMessage()).with("parameter", e.parameter()).exception();
        }
    }
}
