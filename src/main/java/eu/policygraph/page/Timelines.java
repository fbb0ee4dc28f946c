package eu.policygraph.page;

import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Answer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Parts of timelines. An index of the days says which events a part holds; the queries {@code timeline} and {@code timeline-of-a-thing},
 * asked about the days of the part only, say what there is to know of them. So a part costs by its own size, however many events there are.
 */
public final class Timelines {

    private final Questions questions;
    private final PerSnapshot<EventIndex> index;

    public Timelines(Supplier<Snapshot> snapshot, Questions questions) {
        this.questions = questions;
        this.index = new PerSnapshot<>(snapshot, EventIndex::of, EventIndex::after);
    }

    EventIndex index() {
        return index.get();
    }

    /**
     * A part of a timeline.
     *
     * @param parameters of the query, as a user would write them: with {@code thing} the events of a thing, else all that there are
     * @param start how many events come before the part
     * @param size the most events of the part
     * @throws eu.policygraph.web.ProblemException 400 for a bad parameter, 503 when the time is up
     */
    Timeline part(Map<String, String> parameters, boolean newestFirst, int start, int size, Frame frame) {
        List<EventIndex.Event> events = events(parameters);
        List<EventIndex.Event> inOrder = newestFirst ? events.reversed() : events;
        List<EventIndex.Event> part = inOrder.subList(Math.min(start, inOrder.size()), (int) Math.min((long) start + size, inOrder.size()));
        List<Timeline.Entry> entries = part.isEmpty() ? List.of() : entries(part, part.size() == events.size(), parameters, frame);
        if (newestFirst) {
            Collections.reverse(entries);
        }
        return Timeline.of(entries, start, events.size(), TimelineStrip.of(events.stream().map(EventIndex.Event::place).toList()));
    }

    private List<EventIndex.Event> events(Map<String, String> parameters) {
        EventIndex days = index.get();
        if (parameters.containsKey("thing")) {
            return questions.ask("event-days-of-a-thing", without(parameters, "lang")).rows().stream().map(row -> row.get("event")).distinct()
                    .map(days::find).flatMap(Optional::stream).sorted(EventIndex.ORDER).toList();
        }
        Map<Var, Node> bound = questions.bound("timeline", parameters);
        Node actor = bound.get(Var.alloc("actor"));
        String from = text(bound, "from");
        String to = text(bound, "to");
        String kind = text(bound, "kind");
        return days.all().stream().filter(e -> from.isEmpty() && to.isEmpty() || e.days().stream().anyMatch(d -> d.compareTo(from) >= 0 && (to.isEmpty() || d.compareTo(to) <= 0)))
                .filter(e -> actor == null || e.actors().contains(actor)).filter(e -> kind.isEmpty() || e.isOfKind(kind)).toList();
    }

    private List<Timeline.Entry> entries(List<EventIndex.Event> part, boolean whole, Map<String, String> parameters, Frame frame) {
        Map<String, String> narrowed = new LinkedHashMap<>(parameters);
        if (!whole) {
            Comparator<LocalDate> byDay = Comparator.naturalOrder();
            narrowed.put("from", part.stream().map(e -> e.place().day()).min(byDay).orElseThrow().toString());
            narrowed.put("to", part.stream().map(e -> e.place().day()).max(byDay).orElseThrow().toString());
        }
        Answer.Rows rows = questions.ask(parameters.containsKey("thing") ? "timeline-of-a-thing" : "timeline", narrowed);
        Set<Node> shown = part.stream().map(EventIndex.Event::event).collect(Collectors.toCollection(HashSet::new));
        List<Binding> kept = rows.rows().stream().filter(row -> shown.contains(row.get("event"))).toList();
        return Timeline.entries(kept, frame);
    }

    private static Map<String, String> without(Map<String, String> parameters, String name) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        others.remove(name);
        return others;
    }

    private static String text(Map<Var, Node> bound, String name) {
        return Optional.ofNullable(bound.get(Var.alloc(name))).map(n -> n.isLiteral() ? n.getLiteralLexicalForm() : Objects.toString(n)).orElse("");
    }
}
