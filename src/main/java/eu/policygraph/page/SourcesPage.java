package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Answer;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.sparql.engine.binding.Binding;

/** The sources: how reliable each is, what rests on it, and where sources disagree. */
public final class SourcesPage {

    /** A source with what rests on it. */
    public record Source(ResultTable.Cell name, String reliability, int statements, int things) {}

    /** Two values for something that can have only one. */
    public record Disagreement(ResultTable.Cell thing, String property, String value, ResultTable.Cell source, String otherValue, ResultTable.Cell otherSource) {}

    private final Supplier<Snapshot> snapshot;
    private final Questions questions;
    private final Templates templates;

    public SourcesPage(Supplier<Snapshot> snapshot, Questions questions, Templates templates) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.templates = templates;
    }

    public Response show(Request request) {
        Frame plain = new Frame("", request, snapshot.get());
        Frame frame = new Frame(plain.t("nav.sources"), request, snapshot.get());
        Labels labels = new Labels(frame.snapshot());
        String language = frame.language().tag();
        List<Source> sources = questions.ask("sources", Map.of("lang", language)).rows().stream().map(row -> new Source(ResultTable.cell(row.get("source"), labels, frame),
                text(row, "reliabilityLabel"), Integer.parseInt(text(row, "statements")), Integer.parseInt(text(row, "things"))))
                .sorted((a, b) -> Integer.compare(b.statements(), a.statements())).toList();
        Map<String, Integer> reliabilities = new LinkedHashMap<>();
        sources.forEach(s -> reliabilities.merge(s.reliability(), 1, Integer::sum));
        Answer.Rows disagreements = questions.ask("disagreements-between-sources", Map.of("lang", language));
        List<Disagreement> listed = disagreements.rows().stream().map(row -> new Disagreement(ResultTable.cell(row.get("thing"), labels, frame), text(row, "propertyLabel"),
                text(row, "value"), ResultTable.cell(row.get("source"), labels, frame), text(row, "otherValue"), ResultTable.cell(row.get("otherSource"), labels, frame))).toList();
        return Validators.add(templates.page(frame, "sources", Map.of("sources", sources, "reliabilities", reliabilities, "disagreements", listed)), frame.snapshot());
    }

    private static String text(Binding row, String name) {
        return row.get(name) == null ? "" : row.get(name).isLiteral() ? row.get(name).getLiteralLexicalForm() : row.get(name).toString();
    }
}
