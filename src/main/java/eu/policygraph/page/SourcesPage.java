package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.query.Answer;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;

/** The sources: how reliable each is, what rests on it, and where sources disagree. */
public final class SourcesPage {

    /** A source with what rests on it. */
    public record Source(ResultTable.Cell name, String reliability, int statements, int things) {}

    /** Two values for something that can have only one. */
    public record Disagreement(ResultTable.Cell thing, String property, String value, ResultTable.Cell source, String otherValue, ResultTable.Cell otherSource) {}

    /** The most sources on a page; others are on the next. */
    static final int ON_PAGE = 200;

    /** The most disagreements that are shown; the query has them all. */
    static final int DISAGREEMENTS = 100;

    private static final EntityKind SOURCE = EntityKind.of("source");

    private final Supplier<Snapshot> snapshot;
    private final Supplier<Things> things;
    private final Questions questions;
    private final Templates templates;

    public SourcesPage(Supplier<Snapshot> snapshot, Supplier<Things> things, Questions questions, Templates templates) {
        this.snapshot = snapshot;
        this.things = things;
        this.questions = questions;
        this.templates = templates;
    }

    /** @throws eu.policygraph.web.ProblemException 400 for a page that is no number from 1 */
    public Response show(Request request) {
        Frame plain = new Frame("", request, snapshot.get());
        Frame frame = new Frame(plain.t("nav.sources"), request, snapshot.get());
        Labels labels = new Labels(frame.snapshot());
        List<ThingRow> all = described(frame.snapshot());
        ListFilter filter = ListFilter.of(request.query(), frame.language().tag());
        int start = (int) Math.min((filter.page() - 1L) * ON_PAGE, all.size());
        List<Source> sources = all.subList(start, Math.min(start + ON_PAGE, all.size())).stream().map(row -> source(row, labels, frame)).toList();
        Part<Answer.Rows> disagreements = Part.of(() -> questions.ask("disagreements-between-sources", Map.of("lang", frame.language().tag())));
        List<Binding> rows = disagreements.found().map(Answer.Rows::rows).orElse(List.of());
        List<Disagreement> listed = rows.stream().limit(DISAGREEMENTS).map(row -> new Disagreement(ResultTable.cell(row.get("thing"), labels, frame), text(row, "propertyLabel"),
                text(row, "value"), ResultTable.cell(row.get("source"), labels, frame), text(row, "otherValue"), ResultTable.cell(row.get("otherSource"), labels, frame))).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("sources", sources);
        model.put("total", all.size());
        model.put("filter", filter);
        model.put("more", start + sources.size() < all.size());
        model.put("reliabilities", reliabilities(all, labels, frame));
        model.put("disagreements", listed);
        model.put("disagreementsInAll", rows.size());
        model.put("asked", disagreements);
        return Validators.add(templates.page(frame, "sources", model), frame.snapshot());
    }

    /** Sources that state something, those that state the most first. */
    private List<ThingRow> described(Snapshot current) {
        return things.get().of(SOURCE).stream().filter(row -> !row.category().isEmpty() && current.asserted().containsKey(row.thing()))
                .sorted(Comparator.comparing((ThingRow row) -> current.asserted().get(row.thing()).size()).reversed().thenComparing(row -> row.thing().getURI())).toList();
    }

    private static Source source(ThingRow row, Labels labels, Frame frame) {
        Graph graph = frame.snapshot().asserted().get(row.thing());
        long spokenOf = graph.stream().map(Triple::getSubject).distinct().count();
        return new Source(ResultTable.cell(row.thing(), labels, frame), labels.text(NodeFactory.createURI(row.category()), frame.language().tag()), graph.size(), (int) spokenOf);
    }

    private static Map<String, Integer> reliabilities(List<ThingRow> all, Labels labels, Frame frame) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(row -> counts.merge(row.category(), 1, Integer::sum));
        Map<String, Integer> named = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(e -> named.put(labels.text(NodeFactory.createURI(e.getKey()), frame.language().tag()), e.getValue()));
        return named;
    }

    private static String text(Binding row, String name) {
        return row.get(name) == null ? "" : row.get(name).isLiteral() ? row.get(name).getLiteralLexicalForm() : row.get(name).toString();
    }
}
