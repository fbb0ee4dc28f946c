package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/** The events of a snapshot in the order of their days: what has to be known of all events to show some of them. */
final class EventIndex {

    /** An event stands at the end of what its first day can mean; what is known to the day before what is known to the month or year; then by IRI. */
    static final Comparator<Event> ORDER = Comparator.comparing((Event e) -> e.place().lastPossible())
            .thenComparing(e -> e.place().datetime().length(), Comparator.reverseOrder()).thenComparing(e -> e.event().getURI());

    private static final Node EVENT = NodeFactory.createURI(Namespaces.ONTOLOGY + "DatedEvent");
    private static final Node PRECISION = NodeFactory.createURI(Namespaces.ONTOLOGY + "datePrecision");
    private static final Node ACTOR = NodeFactory.createURI("http://www.w3.org/ns/prov#wasAssociatedWith");
    private static final List<Node> KINDS = List.of(NodeFactory.createURI(Namespaces.ONTOLOGY + "eventType"),
            NodeFactory.createURI("http://data.europa.eu/eli/eli-draft-legislation-ontology#had_activity_type"));

    /** All that the index is made from, beside types. */
    static final Set<Node> PROPERTIES = Stream.concat(Stream.of(DCTerms.date.asNode(), PRECISION, ACTOR), KINDS.stream()).collect(Collectors.toUnmodifiableSet());

    /**
     * An event.
     *
     * @param place its first day, without sources
     * @param days that sources give, as they write them
     * @param kinds in the order in which the query {@code timeline} prefers them
     */
    record Event(Node event, Timeline.Dated place, Set<String> days, List<Node> kinds, List<Node> actors) {

        boolean isOfKind(String key) {
            return kinds.stream().anyMatch(kind -> key(kind).equals(key));
        }
    }

    private final Map<Node, Event> byName;
    private final List<Event> ordered;

    private EventIndex(Map<Node, Event> byName) {
        this.byName = byName;
        this.ordered = byName.values().stream().sorted(ORDER).toList();
    }

    static EventIndex of(Snapshot snapshot) {
        return new EventIndex(snapshot.union().stream(Node.ANY, RDF.type.asNode(), EVENT).map(Triple::getSubject).filter(Node::isURI)
                .map(event -> event(event, snapshot.union())).flatMap(Optional::stream).collect(Collectors.toMap(Event::event, e -> e, (a, b) -> a, HashMap::new)));
    }

    /** The events of a later snapshot. */
    EventIndex after(Snapshot snapshot, Set<Node> changed) {
        Map<Node, Event> next = new HashMap<>(byName);
        for (Node subject : changed) {
            next.remove(subject);
            if (subject.isURI() && snapshot.union().contains(subject, RDF.type.asNode(), EVENT)) {
                event(subject, snapshot.union()).ifPresent(event -> next.put(subject, event));
            }
        }
        return new EventIndex(next);
    }

    /** All events, oldest first. */
    List<Event> all() {
        return ordered;
    }

    Optional<Event> find(Node event) {
        return Optional.ofNullable(byName.get(event));
    }

    /** How many events each actor took part in. */
    Map<Node, Integer> actors() {
        Map<Node, Integer> counts = new HashMap<>();
        ordered.forEach(event -> event.actors().forEach(actor -> counts.merge(actor, 1, Integer::sum)));
        return counts;
    }

    /** How many events there are of each kind; an event of several counts for the first. */
    Map<Node, Integer> kinds() {
        Map<Node, Integer> counts = new HashMap<>();
        ordered.stream().map(Event::kinds).filter(kinds -> !kinds.isEmpty()).forEach(kinds -> counts.merge(kinds.getFirst(), 1, Integer::sum));
        return counts;
    }

    /** What names a kind in an address: the last part of its IRI, or its words. */
    static String key(Node kind) {
        return kind.isURI() ? kind.getURI().replaceFirst("^https?://.*[/#]", "") : kind.getLiteralLexicalForm();
    }

    /** Empty for an event without a day of the calendar. */
    private static Optional<Event> event(Node event, Graph union) {
        Set<String> days = objects(event, DCTerms.date.asNode(), union).filter(Node::isLiteral).map(Node::getLiteralLexicalForm).collect(Collectors.toCollection(HashSet::new));
        Optional<LocalDate> first = days.stream().map(EventIndex::day).filter(Objects::nonNull).min(Comparator.naturalOrder());
        return first.map(day -> new Event(event, new Timeline.Dated(day, null, precision(event, union), 1, List.of()), Set.copyOf(days), kinds(event, union),
                objects(event, ACTOR, union).distinct().toList()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The finest that a source gives. */
    private static String precision(Node event, Graph union) {
        Set<String> names = objects(event, PRECISION, union).filter(Node::isURI).map(EventIndex::key).collect(Collectors.toSet());
        return Stream.of("day", "month", "year").filter(names::contains).findFirst().orElse("day");
    }

    private static List<Node> kinds(Node event, Graph union) {
        List<Node> kinds = new ArrayList<>();
        KINDS.forEach(property -> objects(event, property, union).filter(kind -> kind.isURI() || kind.isLiteral()).forEach(kinds::add));
        kinds.sort(Comparator.comparing(Node::isURI).thenComparing(kind -> kind.isURI() ? kind.getURI() : kind.getLiteralLexicalForm()));
        return List.copyOf(kinds);
    }

    private static Stream<Node> objects(Node subject, Node property, Graph union) {
        return union.stream(subject, property, Node.ANY).map(Triple::getObject);
    }
}
