package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.FilledQuery;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.Slice;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The prebuilt queries as resources: the list, and each with its answer in every format. */
public final class QueryPages {

    private static final String CACHE = "public, max-age=300, must-revalidate";

    /** Of answers that hang on other endpoints as well: no snapshot says when they change. */
    private static final String UNKEPT = "no-store";

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final QueryAnswers answers;
    private final ParameterBinder binder;
    private final QueryPage page;
    private final QueryGallery gallery;
    private final Snippets snippets = new Snippets();

    public QueryPages(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, QueryRunner runner, ParameterBinder binder, Templates templates) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.answers = new QueryAnswers(runner);
        this.binder = binder;
        this.page = new QueryPage(snapshot, answers, templates);
        this.gallery = new QueryGallery(snapshot, catalogue, templates);
    }

    /** {@code /queries}: as a page, or as JSON. */
    public Response list(Request request) {
        Format format = Negotiation.require(request, List.of(Format.HTML, Format.ROWS_JSON));
        return format == Format.HTML ? gallery.show(request) : listAsJson(request).header("Vary", "Accept");
    }

    /** {@code /queries.json}. */
    public Response listAsJson(Request request) {
        List<Map<String, Object>> queries = catalogue.get().all().stream().map(q -> QueryDescription.of(q, request.address())).toList();
        return Validators.add(Response.json(Map.of("queries", queries)), snapshot.get());
    }

    /** {@code /queries/{name}} and {@code /queries/{name}.{suffix}}. */
    public Response one(Request request) {
        String segment = request.variable("name");
        int dot = segment.indexOf('.');
        PrebuiltQuery query = find(dot < 0 ? segment : segment.substring(0, dot));
        Format format = format(request, dot < 0 ? Optional.empty() : Optional.of(segment.substring(dot + 1)), offered(query));
        Response response = switch (format) {
            case HTML -> page(query, request);
            case SPARQL -> sparql(query, request);
            default -> data(query, format, request);
        };
        return format == Format.HTML && response.status() != 304 ? response : response.header("Vary", format == Format.HTML ? "Accept, Accept-Language" : "Accept");
    }

    /** {@code /queries/{name}/snippets/{language}}: how to get the answer with another tool, as plain text. */
    public Response snippet(Request request) {
        PrebuiltQuery query = find(request.variable("name"));
        Snapshot current = snapshot.get();
        List<Snippets.Snippet> offered = snippets.of(given(query, request, current).orElseGet(() -> QueryPage.example(query)), new Frame(query.title(), request, current));
        String language = request.variable("language");
        String text = offered.stream().filter(s -> s.language().equals(language)).findFirst().orElseThrow(() -> Problem.notFound("unknown-snippet",
                "There is no snippet '" + language + "' for this query. There are: " + String.join(", ", offered.stream().map(Snippets.Snippet::language).toList()) + ".").exception()).text();
        return Response.of("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)).header("Cache-Control", CACHE);
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
        if (query.query().isSelectType()) {
            offered.add(Format.XLSX);
        }
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
        QueryCall call = QueryCall.read(query, request, binder, current, answers.limits());
        Supplier<Response> answer = () -> answers.respond(call, answers.run(call, current), format, current, request.address());
        return query.isFederated() ? answer.get().header("Cache-Control", UNKEPT) : tag(call, format, current, request, "").guard(request, CACHE, answer);
    }

    private Response sparql(PrebuiltQuery query, Request request) {
        if (request.query().names().stream().allMatch("format"::equals)) {
            return EntityTag.of(query.text()).guard(request, CACHE, () -> Response.text(Format.SPARQL, query.text()));
        }
        Snapshot current = snapshot.get();
        QueryCall call = QueryCall.read(query, request, binder, current, answers.limits());
        return tag(call, Format.SPARQL, current, request, "").guard(request, CACHE, () -> Response.text(Format.SPARQL, FilledQuery.text(query, call.terms(), call.slice())));
    }

    private Response page(PrebuiltQuery query, Request request) {
        Snapshot current = snapshot.get();
        try {
            Optional<QueryCall> call = given(query, request, current).map(c -> QueryPage.inLanguageOf(request, c));
            if (call.isEmpty() || !answers.closed(query).isEmpty()) {
                return page.form(query, forms(query), request, current);
            }
            return query.isFederated() ? page.answer(call.get(), forms(query), request, current).header("Cache-Control", UNKEPT)
                    : tag(call.get(), Format.HTML, current, request, List.of(current.loadedAt(), Language.of(request), call.get().given(), request.query().all("view")))
                            .guard(request, CACHE, () -> page.answer(call.get(), forms(query), request, current));
        } catch (ProblemException e) {
            if (!e.problem().id().equals("bad-parameter")) {
                throw e;
            }
            return page.refusal(query, e.problem(), forms(query), request, current);
        }
    }

    private static List<Format> forms(PrebuiltQuery query) {
        return offered(query).stream().filter(f -> f != Format.HTML).toList();
    }

    /** The call, unless nothing is given and something has to be. */
    private Optional<QueryCall> given(PrebuiltQuery query, Request request, Snapshot current) {
        boolean incomplete = query.parameters().stream().anyMatch(p -> p.required() && p.defaultValue().isEmpty());
        boolean silent = QueryCall.given(query, request).keySet().stream().allMatch("lang"::equals);
        return incomplete && silent ? Optional.empty() : Optional.of(QueryCall.read(query, request, binder, current, answers.limits()));
    }

    /** The forms that name this server's address, the page and the workbook, differ with it. */
    private EntityTag tag(QueryCall call, Format format, Snapshot current, Request request, Object more) {
        return EntityTag.of(current.version(), call.query().text(), call.identity(), format, answers.limits().maxRows(), request.address(), more);
    }
}
