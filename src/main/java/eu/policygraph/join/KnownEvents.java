package eu.policygraph.join;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * The events of our own data by procedure, day and type: an event of a record with these three in common is the same one. Where our data
 * have several such events, none can be told to be it.
 */
final class KnownEvents {

    static final KnownEvents NONE = new KnownEvents(Map.of());

    private static final String ELI_DL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#";
    private static final Node TYPE = NodeFactory.createURI(ELI_DL + "had_activity_type");
    private static final Node DAY = NodeFactory.createURI(ELI_DL + "activity_date");
    private static final Node PROCEDURE = NodeFactory.createURI(ELI_DL + "forms_part_of");

    private record Happening(Node procedure, Node day, Node type) {}

    private final Map<Happening, Node> events;

    private KnownEvents(Map<Happening, Node> events) {
        this.events = events;
    }

    /**
     * @param stated graphs of our own data
     * @param union all data
     */
    static KnownEvents of(Collection<Graph> stated, Graph union) {
        Set<Node> ours = new HashSet<>();
        stated.forEach(graph -> graph.find(Node.ANY, TYPE, Node.ANY).forEachRemaining(t -> ours.add(t.getSubject())));
        Map<Happening, Node> events = new HashMap<>();
        Set<Happening> several = new HashSet<>();
        ours.forEach(event -> happenings(event, union).forEach(happening -> {
            if (events.put(happening, event) != null) {
                several.add(happening);
            }
        }));
        several.forEach(events::remove);
        return new KnownEvents(events);
    }

    /** Of the events of a record those that are ours, with the address they have in our data. */
    Map<Node, Node> met(Graph record) {
        Map<Node, Node> met = new HashMap<>();
        for (Node event : record.find(Node.ANY, TYPE, Node.ANY).mapWith(Triple::getSubject).toSet()) {
            happenings(event, record).stream().map(events::get).filter(our -> our != null && !our.equals(event)).forEach(our -> met.put(event, our));
        }
        return met;
    }

    private static List<Happening> happenings(Node event, Graph graph) {
        return graph.stream(event, PROCEDURE, Node.ANY).flatMap(of -> graph.stream(event, DAY, Node.ANY)
                .flatMap(on -> graph.stream(event, TYPE, Node.ANY).map(is -> new Happening(of.getObject(), on.getObject(), is.getObject())))).toList();
    }
}
