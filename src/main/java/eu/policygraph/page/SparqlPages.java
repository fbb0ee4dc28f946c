package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.sparql.SparqlEndpoint;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The query form and the answers of the SPARQL endpoint as pages. The form works without script; the editor is put over it. */
public final class SparqlPages implements SparqlEndpoint.Pages {

    /** Rows of a table and statements of a graph that one page shows; the data formats give all. */
    static final int SHOWN = 500;

    /** Cells that one page shows: of a table with very many columns it shows fewer rows. */
    static final int CELLS = 20_000;

    private static final String FIRST_QUERY = "SELECT ?strategy ?label WHERE {\n  ?strategy a epg:Strategy ; skos:prefLabel ?label .\n}\nORDER BY ?strategy\n";

    /** Characters of a query string that every browser and proxy carries; what is longer goes by POST. */
    private static final int LONG = 6_000;

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final Examples examples;
    private final Templates templates;

    public SparqlPages(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, Examples examples, Templates templates) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.examples = examples;
        this.templates = templates;
    }

    /**
     * The form: empty, with the text of {@code draft=}, or with the prebuilt query that {@code example=} names and the parameters that are given for
     * it. Nothing is run.
     */
    public Response form(Request request) {
        String prefixes = List.of("epg", "skos").stream().map(p -> "PREFIX " + p + ": <" + Namespaces.all().get(p) + ">\n").reduce("", String::concat);
        String query = request.query().one("example").map(name -> examples.text(name, request))
                .or(() -> request.query().one("draft")).orElse(prefixes + FIRST_QUERY);
        Frame frame = frame(request);
        return templates.page(frame, "sparql", model(query, frame)).header("Cache-Control", "public, no-cache");
    }

    @Override
    public String answer(String query, Answer answer, Request request, Runnable clock) {
        Frame frame = frame(request);
        Map<String, Object> model = model(query, frame);
        model.put("answer", answer(answer, query, frame, clock));
        return render(frame, model, clock);
    }

    @Override
    public String refusal(String query, Problem problem, Request request) {
        Frame frame = frame(request);
        Map<String, Object> model = model(query, frame);
        model.put("fault", QueryFault.of(query, problem));
        return render(frame, model, () -> {});
    }

    private Frame frame(Request request) {
        return new Frame("SPARQL", request, snapshot.get());
    }

    private Map<String, Object> model(String query, Frame frame) {
        Map<String, Object> model = new HashMap<>();
        model.put("query", query);
        model.put("answer", null);
        model.put("fault", null);
        model.put("share", isLong(query) ? null : frame.page("/sparql" + encoded(query, Map.of())));
        model.put("examples", QueryGroups.of(catalogue.get().all()));
        return model;
    }

    private String render(Frame frame, Map<String, Object> model, Runnable clock) {
        model.put("frame", frame);
        return templates.render("sparql", model, clock);
    }

    private static SparqlAnswer answer(Answer answer, String query, Frame frame, Runnable clock) {
        Map<String, String> formats = new LinkedHashMap<>();
        AnswerWriter.formats(answer).forEach(f -> formats.put(f.label(), frame.link("/sparql" + encoded(query, Map.of("format", f.suffix())))));
        Labels labels = new Labels(frame.snapshot());
        ResultTable table = switch (answer) {
            case Answer.Rows rows -> ResultTable.of(rows, List.of(), labels, frame, Math.clamp(CELLS / Math.max(1, rows.variables().size()), 1, SHOWN), clock);
            case Answer.Statements statements -> ResultTable.of(statements.graph(), labels, frame, SHOWN);
            case Answer.Truth truth -> null;
        };
        int size = switch (answer) {
            case Answer.Rows rows -> rows.rows().size();
            case Answer.Statements statements -> statements.graph().size();
            case Answer.Truth truth -> 1;
        };
        String turtle = answer instanceof Answer.Statements statements && size <= SHOWN ? new String(AnswerWriter.write(statements, Format.TURTLE, clock), StandardCharsets.UTF_8) : null;
        return new SparqlAnswer(table, size, answer instanceof Answer.Statements, answer instanceof Answer.Truth truth ? truth.value() : null, turtle, answer.cut(), answer.took().toMillis(), isLong(query) ? Map.of() : formats);
    }

    private static boolean isLong(String query) {
        return encoded(query, Map.of()).length() > LONG;
    }

    private static String encoded(String query, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("query", query);
        values.putAll(more);
        return "?" + QueryStrings.of(values);
    }
}
