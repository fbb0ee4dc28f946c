package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;

/** The first page: what this is, search, strategies with how far they have come, newest events, questions to ask. */
public final class HomePage {

    /** Kinds whose numbers are told, in this order. */
    private static final List<String> COUNTED = List.of("strategy", "initiative", "act", "document", "procedure", "institution", "event", "source");

    /** Tag of the queries that are shown as questions to begin with; the first of each tag. */
    private static final List<String> ASKED = List.of("strategy-tracker", "commitments-overdue", "in-force-on-a-day", "procedures-now-open", "gaps-in-a-chain-of-acts", "disagreements-between-sources");

    private static final Node HAS_INITIATIVE = NodeFactory.createURI(Namespaces.ONTOLOGY + "hasInitiative");

    /** The most strategies that are shown; all others are a link away. */
    private static final int STRATEGIES = 8;
    private static final int EVENTS = 6;

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
    private final Clock clock;

    /** @param clock says up to which day events are shown */
    public HomePage(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, Supplier<Things> things, Questions questions, Templates templates, Clock clock) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.things = things;
        this.questions = questions;
        this.templates = templates;
        this.clock = clock;
    }

    public Response show(Request request) {
        Frame frame = new Frame("EU Policy Graph", request, snapshot.get());
        List<PrebuiltQuery> asked = ASKED.stream().map(name -> catalogue.get().find(name).orElse(null)).filter(Objects::nonNull).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("counts", counts(frame));
        List<ThingRow> strategies = strategies();
        Part<Map<Node, Map<String, Integer>>> statuses = Part.of(() -> statuses(strategies, frame));
        model.put("strategies", strategies.stream().map(row -> strategy(row, statuses.found().orElse(Map.of()), frame)).toList());
        model.put("statuses", statuses);
        model.put("strategiesInAll", things.get().of(EntityKind.of("strategy")).size());
        model.put("events", events(frame));
        model.put("queries", asked);
        List<ThingRow> dated = dated();
        model.put("first", dated.isEmpty() ? "" : dated.getFirst().date());
        model.put("last", dated.isEmpty() ? "" : dated.getLast().date());
        return Validators.add(templates.page(frame, "home", model), frame.snapshot());
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

    /** Those with initiatives first. */
    private List<ThingRow> strategies() {
        return things.get().of(EntityKind.of("strategy")).stream().sorted(Comparator.comparing((ThingRow r) -> !hasInitiatives(r.thing()))).limit(STRATEGIES).toList();
    }

    private boolean hasInitiatives(Node strategy) {
        return snapshot.get().union().contains(strategy, HAS_INITIATIVE, Node.ANY);
    }

    /** The number of initiatives in each status, of those that have any. */
    private Map<Node, Map<String, Integer>> statuses(List<ThingRow> strategies, Frame frame) {
        Map<Node, Map<String, Integer>> statuses = new HashMap<>();
        strategies.stream().map(ThingRow::thing).filter(this::hasInitiatives).forEach(strategy -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            questions.ask("strategy-tracker", Map.of("strategy", strategy.getURI(), "lang", frame.language().tag())).rows().forEach(r -> counts.merge(text(r, "statusLabel"), 1, Integer::sum));
            statuses.put(strategy, counts);
        });
        return statuses;
    }

    private Strategy strategy(ThingRow row, Map<Node, Map<String, Integer>> statuses, Frame frame) {
        String language = frame.language().tag();
        return new Strategy(row.label(language), row.labelLanguage(language), link(row, frame), years(row.thing()), statuses.getOrDefault(row.thing(), Map.of()));
    }

    private List<Event> events(Frame frame) {
        String language = frame.language().tag();
        return newest(LocalDate.now(clock).toString()).stream().map(r -> new Event(r.date(), r.label(language), r.labelLanguage(language), link(r, frame))).toList();
    }

    /** The newest events up to a day; those of one day by IRI. */
    private List<ThingRow> newest(String today) {
        List<ThingRow> newest = new ArrayList<>();
        for (ThingRow row : dated().reversed()) {
            if (newest.size() >= EVENTS && !row.date().equals(newest.getLast().date())) {
                break;
            }
            if (row.date().compareTo(today) <= 0) {
                newest.add(row);
            }
        }
        newest.sort(Comparator.comparing(ThingRow::date).reversed().thenComparing(r -> r.thing().getURI()));
        return newest.stream().limit(EVENTS).toList();
    }

    /** The events whose day is known, oldest first. */
    private List<ThingRow> dated() {
        List<ThingRow> events = things.get().of(EntityKind.of("event"));
        int undated = 0;
        while (undated < events.size() && events.get(undated).date().isEmpty()) {
            undated++;
        }
        return events.subList(undated, events.size());
    }

    private static String link(ThingRow row, Frame frame) {
        return frame.page(EntityKind.pagePath(row.thing().getURI()).orElse("/"));
    }

    private String years(Node strategy) {
        Optional<String> from = year(strategy, "periodStart").min(Comparator.naturalOrder());
        Optional<String> to = year(strategy, "periodEnd").max(Comparator.naturalOrder());
        return from.map(first -> first + to.map(last -> "–" + last).orElse("")).orElse("");
    }

    private Stream<String> year(Node strategy, String term) {
        return snapshot.get().union().stream(strategy, NodeFactory.createURI(Namespaces.ONTOLOGY + term), Node.ANY).map(Triple::getObject)
                .filter(Node::isLiteral).map(Node::getLiteralLexicalForm).filter(day -> day.matches("\\d{4}.*")).map(day -> day.substring(0, 4));
    }

    private static String text(Binding row, String name) {
        Node node = row.get(name);
        return node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
