package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.Answer;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.Slice;
import eu.policygraph.query.View;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;

/** The page of a prebuilt query: its form, its answer in the way that suits it, the query itself, how to ask it from elsewhere. */
public final class QueryPage {

    /** Rows that one page shows; what follows is one link away, and the data formats give all. */
    static final int SHOWN = 250;

    /** A filter that was active when nothing was found, and the address without it; null where it has to be. */
    public record Filter(String label, String value, String without) {}

    /** A way of showing the answer, and its address; null for the way that is shown. */
    public record Way(String key, String link) {}

    private final QueryAnswers answers;
    private final FormFields fields;
    private final Snippets snippets = new Snippets();
    private final Templates templates;

    QueryPage(Supplier<Snapshot> snapshot, QueryAnswers answers, Templates templates) {
        this.answers = answers;
        this.fields = new FormFields(snapshot);
        this.templates = templates;
    }

    /** The form before anything is asked; for a query whose endpoints are not allowed here, with a word about that in the place of an answer. */
    Response form(PrebuiltQuery query, List<Format> formats, Request request, Snapshot snapshot) {
        Map<String, String> asked = QueryCall.given(query, request);
        QueryCall call = query.isFederated() && !asked.isEmpty() ? new QueryCall(query, asked, Map.of(), Slice.WHOLE, false) : example(query);
        return Validators.add(response(model(call, asked, formats, null, frame(query, request, snapshot))), snapshot);
    }

    /** The form with what is wrong beside its field; 400. */
    Response refusal(PrebuiltQuery query, Problem problem, List<Format> formats, Request request, Snapshot snapshot) {
        return response(model(example(query), QueryCall.given(query, request), formats, problem, frame(query, request, snapshot))).status(400);
    }

    Response answer(QueryCall call, List<Format> formats, Request request, Snapshot snapshot) {
        Frame frame = frame(call.query(), request, snapshot);
        Answer answer = answers.run(call, snapshot);
        Map<String, Object> model = model(call, call.given(), formats, null, frame);
        switch (answer) {
            case Answer.Rows rows -> rows(rows, call, model, frame);
            case Answer.Statements statements -> {
                Labels labels = new Labels(snapshot);
                model.put("view", new ResultView.Drawing(ResultTable.of(statements.graph(), labels, frame, SHOWN), GraphDrawing.of(statements.graph(), call.terms().values(), labels, frame.language().tag())));
                model.put("count", frame.t("sparql.statements", statements.graph().size()));
            }
            case Answer.Truth truth -> model.put("count", frame.t(truth.value() ? "sparql.yes" : "sparql.no"));
        }
        return answers.withLinks(call, answer, "", request.address(), response(model));
    }

    /** The call with labels in the language of the page, unless the address asks for another. */
    static QueryCall inLanguageOf(Request request, QueryCall call) {
        String language = Language.of(request).tag();
        if (call.query().parameter("lang").isEmpty() || !call.given().getOrDefault("lang", "").isBlank() || call.query().parameter("lang").get().defaultValue().equals(Optional.of(language))) {
            return call;
        }
        Map<String, String> given = new LinkedHashMap<>(call.given());
        given.put("lang", language);
        Map<Var, Node> terms = new LinkedHashMap<>(call.terms());
        terms.put(Var.alloc("lang"), NodeFactory.createLiteralString(language));
        return new QueryCall(call.query(), given, terms, call.slice(), call.receipts());
    }

    private void rows(Answer.Rows rows, QueryCall call, Map<String, Object> model, Frame frame) {
        ResultTable table = ResultTable.of(rows, call.query().columns(), new Labels(frame.snapshot()), frame, SHOWN, () -> {});
        List<View> ways = ResultView.waysOf(table);
        View way = frame.request().query().one("view").flatMap(QueryPage::view).filter(ways::contains).orElse(ways.contains(call.query().view()) ? call.query().view() : View.TABLE);
        int shown = table.rows().size();
        boolean follows = rows.rows().size() > shown || rows.more() || rows.cut();
        long first = call.slice().offset() + 1;
        boolean whole = first == 1 && !rows.more() && !rows.cut();
        model.put("view", ResultView.of(table, way));
        model.put("share", frame.page(withView(call, call.path(""), way)));
        model.put("count", whole ? frame.t("result.rows", rows.rows().size()) : frame.t("result.part", first, first + shown - 1));
        model.put("shown", whole && follows ? frame.t("result.shown", shown) : null);
        model.put("ways", ways.stream().map(w -> new Way(w.name().toLowerCase(Locale.ROOT), w == way ? null : frame.page(withView(call, call.path(""), w)))).toList());
        model.put("next", follows ? frame.page(withView(call, call.path("", new Slice(call.slice().offset() + shown, onward(call))), way)) : null);
        model.put("previous", call.previous().map(slice -> frame.page(withView(call, call.path("", slice), way))).orElse(null));
        model.put("filters", rows.rows().isEmpty() ? filters(call, frame) : List.of());
    }

    private Map<String, Object> model(QueryCall call, Map<String, String> given, List<Format> formats, Problem problem, Frame frame) {
        String faulty = problem == null ? null : String.valueOf(problem.extras().get("parameter"));
        boolean ofField = faulty != null && call.query().parameter(faulty).isPresent();
        Set<String> closed = answers.closed(call.query());
        Map<String, Object> model = new HashMap<>();
        model.put("frame", frame);
        model.put("query", call.query());
        model.put("call", call);
        model.put("code", Code.of(call.query().sparql()));
        model.put("fields", fields.of(call.query(), given, faulty, problem == null ? null : problem.detail(), frame));
        model.put("message", problem == null || ofField ? null : problem.detail());
        model.put("closed", closed.isEmpty() ? null : String.join(" ", closed));
        model.put("text", frame.link(call.path(".rq")));
        model.put("example", closed.isEmpty() && call.query().parameters().stream().anyMatch(Parameter::required) ? frame.page(example(call.query()).path("")) : null);
        model.put("editor", frame.page(("/sparql?example=" + call.query().name() + "&" + QueryStrings.of(call.given())).replaceFirst("&$", "")));
        model.put("formats", formats);
        model.put("snippets", closed.isEmpty() ? snippets.of(call, frame) : List.of());
        model.put("view", null);
        model.put("share", frame.page(call.path("")));
        model.put("count", null);
        model.put("shown", null);
        model.put("ways", List.of());
        model.put("next", null);
        model.put("previous", null);
        model.put("filters", List.of());
        return model;
    }

    private static List<Filter> filters(QueryCall call, Frame frame) {
        return call.given().entrySet().stream().filter(e -> !e.getKey().equals("lang") && !e.getValue().isBlank()).flatMap(e -> call.query().parameter(e.getKey()).stream().map(parameter -> {
            Map<String, String> rest = new LinkedHashMap<>(call.given());
            rest.remove(parameter.name());
            String without = frame.page(new QueryCall(call.query(), rest, Map.of(), Slice.WHOLE, call.receipts()).path(""));
            return new Filter(parameter.label(), e.getValue(), parameter.required() && parameter.defaultValue().isEmpty() ? null : without);
        })).toList();
    }

    private static long onward(QueryCall call) {
        return call.slice().limit() == Slice.ALL ? SHOWN : Math.min(call.slice().limit(), SHOWN);
    }

    private static String withView(QueryCall call, String path, View view) {
        return view == call.query().view() ? path : path + (path.contains("?") ? "&" : "?") + "view=" + view.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<View> view(String key) {
        return Arrays.stream(View.values()).filter(v -> v.name().toLowerCase(Locale.ROOT).equals(key)).findFirst();
    }

    /** The call with the examples of the required parameters, which a page shows before anything is given. */
    static QueryCall example(PrebuiltQuery query) {
        Map<String, String> examples = query.parameters().stream().filter(Parameter::required)
                .collect(Collectors.toMap(Parameter::name, p -> p.example().orElse(""), (a, b) -> a, LinkedHashMap::new));
        return new QueryCall(query, examples, Map.of(), Slice.WHOLE, false);
    }

    private static Frame frame(PrebuiltQuery query, Request request, Snapshot snapshot) {
        return new Frame(query.title(), request, snapshot);
    }

    private Response response(Map<String, Object> model) {
        return templates.page((Frame) model.get("frame"), "query", model);
    }
}
