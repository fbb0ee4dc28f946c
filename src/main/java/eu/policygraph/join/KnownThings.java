package eu.policygraph.join;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;

/**
 * What our own data already have: their address for a thing that others address too, and the names they give. An import takes these over,
 * so that both meet on one address and no thing gets a second preferred name.
 */
public final class KnownThings {

    /** For an import on its own. */
    public static final KnownThings NONE = new KnownThings(Map.of(), Map.of(), Set.of(), KnownEvents.NONE);

    private static final String ELI_DL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#";
    private static final Node ORDER = NodeFactory.createURI(ELI_DL + "activity_order");
    private static final Node PART_OF = NodeFactory.createURI(ELI_DL + "forms_part_of");

    private final Map<Node, Node> byOther;
    private final Map<Node, Map<String, Node>> names;
    private final Set<Node> ours;
    private final Set<Node> ordered;
    private final KnownEvents events;

    private KnownThings(Map<Node, Node> byOther, Map<Node, Map<String, Node>> names, Set<Node> ordered, KnownEvents events) {
        this.ordered = ordered;
        this.events = events;
        this.byOther = byOther;
        this.names = names;
        this.ours = new HashSet<>(byOther.values());
    }

    /**
     * What a snapshot knows.
     *
     * @param replaced the names of the graphs that the import may replace: what only they call a thing is not kept
     */
    public static KnownThings of(Snapshot snapshot, Predicate<String> replaced) {
        Map<Node, Node> byOther = new HashMap<>();
        Map<Node, Map<String, Node>> names = new HashMap<>();
        Set<Node> numbered = new HashSet<>();
        Set<Node> ordered = new HashSet<>();
        List<Graph> own = new ArrayList<>();
        snapshot.asserted().forEach((name, graph) -> {
            graph.find(Node.ANY, OWL.sameAs.asNode(), Node.ANY).filterKeep(t -> isOurs(t.getSubject()) && t.getObject().isURI())
                    .forEachRemaining(t -> byOther.merge(t.getObject(), t.getSubject(), (a, b) -> a.getURI().compareTo(b.getURI()) <= 0 ? a : b));
            if (!replaced.test(name.toString())) {
                own.add(graph);
                graph.find(Node.ANY, SKOS.prefLabel.asNode(), Node.ANY).filterKeep(t -> t.getObject().isLiteral())
                        .forEachRemaining(t -> names.computeIfAbsent(t.getSubject(), s -> new HashMap<>()).put(t.getObject().getLiteralLanguage(), t.getObject()));
                graph.find(Node.ANY, ORDER, Node.ANY).forEachRemaining(t -> numbered.add(t.getSubject()));
            }
        });
        numbered.forEach(step -> snapshot.union().find(step, PART_OF, Node.ANY).forEachRemaining(t -> ordered.add(t.getObject())));
        return new KnownThings(byOther, names, ordered, KnownEvents.of(own, snapshot.union()));
    }

    private static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(Namespaces.THING);
    }

    /** Our address for a thing that has another one elsewhere. */
    Optional<Node> iriOf(Node other) {
        return Optional.ofNullable(byOther.get(other));
    }

    /** Whether an address of ours is in use. */
    boolean isKnown(Node our) {
        return ours.contains(our);
    }

    /** Whether our data number the steps of a procedure themselves. */
    boolean isOrdered(Node procedure) {
        return ordered.contains(procedure);
    }

    /** The same statements, with the events that are ours under the address that they have in our data. */
    Graph met(Graph graph) {
        return Renaming.of(graph, events.met(graph));
    }

    /** The same statements, where a preferred name becomes another name of a thing that has a preferred one in that language already. */
    Graph renamed(Graph graph) {
        Graph result = new GraphMemFast();
        graph.find().forEachRemaining(t -> {
            boolean second = t.getPredicate().equals(SKOS.prefLabel.asNode()) && t.getObject().isLiteral() && hasAnotherName(t.getSubject(), t.getObject());
            result.add(second ? Triple.create(t.getSubject(), SKOS.altLabel.asNode(), t.getObject()) : t);
        });
        return result;
    }

    private boolean hasAnotherName(Node thing, Node name) {
        Node known = names.getOrDefault(thing, Map.of()).get(name.getLiteralLanguage());
        return known != null && !known.equals(name);
    }
}
