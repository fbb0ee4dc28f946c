package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.query.Answer;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The first page: what this is, search, strategies with how far they have come, newest events, questions to ask. */
public final class HomePage {

    /** Kinds whose numbers are told, in this order. */
    private static final List<String> COUNTED = List.of("strategy", "initiative", "act", "document", "procedure", "institution", "event", "source");

    /** Tag of the queries that are shown as questions to begin with; the first of each tag. */
    private static final List<String> ASKED = List.of("strategy-tracker", "commitments-overdue", "in-force-on-a-day", "procedures-now-open", "gaps-in-a-chain-of-acts", "disagreements-between-sources");

    /** How many of something there are. */
    public record Count(String label, int number, String link) {}

    /** A strategy with the number of its initiatives in each status. */
    public record Strategy(String name, String nameLanguage, String link, String years, Map<String, Integer> statuses) {}

    /** An event as the list of the newest shows it. */
    public record Event(String day, String title, String titleLanguage, String link) {}

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final Supplier<Things> things;
    private final Questions questions;
    private final Templates templates;

    public HomePage(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, Supplier<Things> things, Questions questions, Templates templates) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.things = things;
        this.questions = questions;
        this.templates = templates;
    }

    public Response show(Request request) {
        Frame frame = new Frame("EU Policy Graph", request, snapshot.get());
        List<PrebuiltQuery> asked = ASKED.stream().map(name -> catalogue.get().find(name).orElse(null)).filter(Objects::nonNull).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("counts", counts(frame));
        model.put("strategies", strategies(frame));
        model.put("events", events(frame));
        model.put("queries", asked);
        model.put("first", firstDay());
        model.put("last", lastDay());
        return templates.page(frame, "home", model);
    }

    private List<Count> counts(Frame frame) {
        List<Count> counts = new ArrayList<>();
        for (String segment : COUNTED) {
            EntityKind kind = EntityKind.of(segment);
            int number = things.get().of(kind).size();
            if (number > 0) {
                counts.add(new Count(frame.tOr("kinds." + segment, kind.plural()), number, frame.page("/" + kind.plural())));
            }
        }
        return counts;
    }

    private List<Strategy> strategies(Frame frame) {
        String language = frame.language().tag();
        Map<Node, Strategy> strategies = new LinkedHashMap<>();
        for (Binding row : questions.ask("strategies", Map.of("lang", language)).rows()) {
            Node strategy = row.get("strategy");
            Map<String, Integer> statuses = new LinkedHashMap<>();
            if (!text(row, "initiatives").equals("0")) {
                questions.ask("strategy-tracker", Map.of("strategy", strategy.getURI(), "lang", language)).rows()
                        .forEach(r -> statuses.merge(text(r, "statusLabel"), 1, Integer::sum));
            }
            Node name = row.get("strategyLabel");
            strategies.putIfAbsent(strategy, new Strategy(text(row, "strategyLabel"), Markup.language(name, frame), frame.page(EntityKind.pagePath(strategy.getURI()).orElse("/")), years(row), statuses));
        }
        return strategies.values().stream().sorted((a, b) -> Boolean.compare(a.statuses().isEmpty(), b.statuses().isEmpty())).toList();
    }

    private List<Event> events(Frame frame) {
        Answer.Rows rows = questions.ask("newest-events", Map.of("lang", frame.language().tag()));
        return rows.rows().stream().limit(6).map(row -> new Event(text(row, "date"), text(row, "eventLabel"), Markup.language(row.get("eventLabel"), frame),
                frame.page(EntityKind.pagePath(row.get("event").getURI()).orElse("/")))).toList();
    }

    private String firstDay() {
        return things.get().of(EntityKind.of("event")).stream().map(ThingRow::date).filter(d -> !d.isEmpty()).findFirst().orElse("");
    }

    private String lastDay() {
        return things.get().of(EntityKind.of("event")).stream().map(ThingRow::date).filter(d -> !d.isEmpty()).reduce((a, b) -> b).orElse("");
    }

    private static String years(Binding row) {
        String from = text(row, "from");
        String to = text(row, "to");
        return from.isEmpty() ? "" : from.substring(0, 4) + (to.isEmpty() ? "" : "–" + to.substring(0, 4));
    }

    private static String text(Binding row, String name) {
        Node node = row.get(name);
        return node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
