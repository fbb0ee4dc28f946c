package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The query form and the answers of the SPARQL endpoint as pages. */
public final class SparqlPages {

    private static final String FIRST_QUERY = "SELECT ?strategy ?label WHERE {\n  ?strategy a epg:Strategy ; skos:prefLabel ?label .\n}\nORDER BY ?strategy\n";

    private final Supplier<Snapshot> snapshot;
    private final Templates templates;

    public SparqlPages(Supplier<Snapshot> snapshot, Templates templates) {
        this.snapshot = snapshot;
        this.templates = templates;
    }

    /** The empty form. */
    public Response form(Request request) {
        String prefixes = List.of("epg", "skos").stream().map(p -> "PREFIX " + p + ": <" + Namespaces.all().get(p) + ">\n").reduce("", String::concat);
        return Response.text(Format.HTML, page(prefixes + FIRST_QUERY, null, request));
    }

    /** The form with the query in it and its answer below. */
    public String result(String query, Answer answer, Request request) {
        return page(query, answer, request);
    }

    private String page(String query, Answer answer, Request request) {
        Frame frame = new Frame("SPARQL", request, snapshot.get());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("frame", frame);
        model.put("query", query);
        model.put("table", answer instanceof Answer.Rows rows ? ResultTable.of(rows, List.of(), new Labels(frame.snapshot()), "en", frame) : null);
        model.put("text", text(answer));
        model.put("cut", answer != null && answer.cut());
        return templates.render("sparql", model);
    }

    private static String text(Answer answer) {
        return switch (answer) {
            case Answer.Truth truth -> Boolean.toString(truth.value());
            case Answer.Statements statements -> new String(AnswerWriter.write(statements, Format.TURTLE), StandardCharsets.UTF_8);
            case Answer.Rows rows -> null;
            case null -> null;
        };
    }
}
