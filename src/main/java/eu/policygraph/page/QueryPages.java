package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.ParameterException;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/** The prebuilt queries as resources: the list, and each with its answer in every format. */
public final class QueryPages {

    /** Parameters of every query that are about the answer, not the question. */
    private static final List<String> RESERVED = List.of("format");

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final QueryRunner runner;
    private final ParameterBinder binder;
    private final Templates templates;

    public QueryPages(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, QueryRunner runner, ParameterBinder binder, Templates templates) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.runner = runner;
        this.binder = binder;
        this.templates = templates;
    }

    /** {@code /queries}: as a page, or as JSON. */
    public Response list(Request request) {
        Format format = Negotiation.require(request, List.of(Format.HTML, Format.ROWS_JSON));
        Response response = format == Format.HTML
                ? Response.text(Format.HTML, templates.render("queries", Map.of("frame", new Frame("Queries", request, snapshot.get()), "queries", catalogue.get().all())))
                : listAsJson(request);
        return response.header("Vary", "Accept");
    }

    /** {@code /queries.json}. */
    public Response listAsJson(Request request) {
        List<Map<String, Object>> queries = catalogue.get().all().stream().map(q -> QueryDescription.of(q, request.address())).toList();
        return Response.json(Map.of("queries", queries));
    }

    /** {@code /queries/{name}} and {@code /queries/{name}.{suffix}}. */
    public Response one(Request request) {
        String segment = request.variable("name");
        int dot = segment.indexOf('.');
        PrebuiltQuery query = find(dot < 0 ? segment : segment.substring(0, dot));
        List<Format> offered = offered(query);
        Format format = format(request, dot < 0 ? Optional.empty() : Optional.of(segment.substring(dot + 1)), offered);
        if (format == Format.SPARQL) {
            return Response.text(Format.SPARQL, query.text());
        }
        return (format == Format.HTML ? page(query, request) : data(query, format, request)).header("Vary", "Accept");
    }

    private PrebuiltQuery find(String name) {
        return catalogue.get().find(name).orElseThrow(() -> {
            List<String> nearest = catalogue.get().nearest(name);
            return Problem.notFound("unknown-query", "There is no query '" + name + "'. Nearest: " + String.join(", ", nearest) + ". All are listed at /queries.")
                    .with("nearest", nearest).exception();
        });
    }

    private static List<Format> offered(PrebuiltQuery query) {
        List<Format> offered = new ArrayList<>(query.query().isSelectType() ? AnswerWriter.TABLES : query.query().isAskType() ? AnswerWriter.TRUTHS : AnswerWriter.GRAPHS);
        offered.add(Format.HTML);
        offered.add(Format.SPARQL);
        return offered;
    }

    private static Format format(Request request, Optional<String> suffix, List<Format> offered) {
        Optional<String> named = suffix.or(() -> request.query().one("format"));
        if (named.isEmpty()) {
            return Negotiation.require(request, offered);
        }
        return Format.of(named.get()).filter(offered::contains).orElseThrow(() -> Problem.notFound("unknown-format",
                "There is no form '" + named.get() + "' of this answer. There are: " + String.join(", ", offered.stream().map(Format::suffix).toList()) + ".").exception());
    }

    private Response data(PrebuiltQuery query, Format format, Request request) {
        Snapshot current = snapshot.get();
        try {
            Answer answer = runner.run(query.query(), binder.bind(query, given(request), current), current.dataset());
            Response response = Response.of(format.contentType(), AnswerWriter.write(answer, format));
            return answer.cut() ? response.header("X-Result-Cut", "true").header("X-Result-Limit", Integer.toString(runner.limits().maxRows())) : response;
        } catch (ParameterException e) {
            throw problem(query, e).exception();
        } catch (QueryTimeoutException e) {
            throw timeout(e).exception();
        }
    }

    private Response page(PrebuiltQuery query, Request request) {
        Snapshot current = snapshot.get();
        Frame frame = new Frame(query.title(), request, current);
        Map<String, String> given = given(request);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("frame", frame);
        model.put("query", query);
        model.put("given", given);
        model.put("table", null);
        model.put("message", null);
        boolean incomplete = query.parameters().stream().anyMatch(p -> p.required() && p.defaultValue().isEmpty() && given.getOrDefault(p.name(), "").isBlank());
        if (given.isEmpty() && incomplete) {
            return Response.text(Format.HTML, templates.render("query", model));
        }
        try {
            Map<Var, Node> parameters = binder.bind(query, given, current);
            if (runner.run(query.query(), parameters, current.dataset()) instanceof Answer.Rows rows) {
                model.put("table", ResultTable.of(rows, query.columns(), new Labels(current), "en", frame));
            }
            return Response.text(Format.HTML, templates.render("query", model));
        } catch (ParameterException e) {
            model.put("message", e.getMessage());
            return Response.text(Format.HTML, templates.render("query", model)).status(400);
        } catch (QueryTimeoutException e) {
            throw timeout(e).exception();
        }
    }

    private static Map<String, String> given(Request request) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : request.query().names()) {
            if (!RESERVED.contains(name)) {
                request.query().one(name).ifPresent(value -> given.put(name, value));
            }
        }
        return given;
    }

    private static Problem problem(PrebuiltQuery query, ParameterException e) {
        return Problem.badRequest("bad-parameter", e.getMessage()).with("parameter", e.parameter()).with("known", query.parameters().stream().map(Parameter::name).toList());
    }

    private Problem timeout(QueryTimeoutException e) {
        return Problem.of("query-timeout", 503, "Query timed out", "The query was stopped after " + e.elapsed().toMillis() + " ms. Narrow its parameters.")
                .with("elapsed-ms", e.elapsed().toMillis()).with("limit-ms", runner.limits().timeout().toMillis()).withHeader("Retry-After", "5");
    }
}
