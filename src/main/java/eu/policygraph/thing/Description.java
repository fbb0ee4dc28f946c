package eu.policygraph.thing;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * What a snapshot says of one resource.
 *
 * @param outgoing statements of which it is the subject, by property and value
 * @param incoming statements of which it is the object, by property and subject, at most {@link #INCOMING}
 * @param incomingTotal how many of those there are in all
 * @param labels labels of the properties and things that the statements name
 * @param sources what is said of the graphs that the statements stand in
 */
public record Description(Node resource, List<Statement> outgoing, List<Statement> incoming, int incomingTotal, List<Triple> labels, List<Triple> sources) {

    /** The most incoming statements that a description holds. */
    public static final int INCOMING = 500;

    private static final List<Node> LABELS = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode());
    private static final Set<Node> OF_SOURCES = Set.of(RDF.type.asNode(), DCTerms.title.asNode(), DCTerms.source.asNode(), DCTerms.publisher.asNode(),
            NodeFactory.createURI(Namespaces.ONTOLOGY + "reliability"), NodeFactory.createURI(Namespaces.ONTOLOGY + "retrieved"));
    private static final Comparator<Node> BY_TEXT = Comparator.comparing(Node::toString);

    /** Whether incoming statements were left out. */
    public boolean cut() {
        return incoming.size() < incomingTotal;
    }

    /** Whether nothing is said of the resource, in either direction. */
    public boolean isEmpty() {
        return outgoing.isEmpty() && incoming.isEmpty();
    }

    /** Costs what is said of the resource, not what the snapshot holds; of incoming statements only the first are looked at closely. */
    public static Description of(Node resource, Snapshot snapshot) {
        List<Statement> outgoing = snapshot.union().stream(resource, Node.ANY, Node.ANY)
                .sorted(Comparator.comparing(Triple::getPredicate, BY_TEXT).thenComparing(Triple::getObject, BY_TEXT)).map(t -> statement(t, snapshot)).toList();
        List<Triple> allIncoming = snapshot.union().stream(Node.ANY, Node.ANY, resource).toList();
        List<Statement> incoming = allIncoming.stream()
                .sorted(Comparator.comparing(Triple::getPredicate, BY_TEXT).thenComparing(Triple::getSubject, BY_TEXT)).limit(INCOMING).map(t -> statement(t, snapshot)).toList();
        Set<Node> named = new LinkedHashSet<>();
        Set<Node> graphs = new LinkedHashSet<>();
        for (Statement statement : concat(outgoing, incoming)) {
            named.add(statement.triple().getPredicate());
            named.add(statement.triple().getObject());
            named.add(statement.triple().getSubject());
            graphs.addAll(statement.sources());
        }
        named.remove(resource);
        List<Triple> labels = named.stream().filter(Node::isURI).flatMap(n -> labelsOf(n, snapshot.union()).stream()).toList();
        List<Triple> sources = graphs.stream().sorted(BY_TEXT).filter(g -> !g.equals(resource))
                .flatMap(g -> snapshot.union().stream(g, Node.ANY, Node.ANY).filter(t -> OF_SOURCES.contains(t.getPredicate())).sorted(Comparator.comparing(Triple::toString))).toList();
        return new Description(resource, outgoing, incoming, allIncoming.size(), labels, sources);
    }

    /** The statements in both directions by the graph that makes them, sorted by the graph's IRI. */
    public Map<Node, List<Triple>> byGraph() {
        Map<Node, List<Triple>> graphs = new TreeMap<>(BY_TEXT);
        for (Statement statement : concat(outgoing, incoming)) {
            statement.sources().forEach(source -> graphs.computeIfAbsent(source, s -> new ArrayList<>()).add(statement.triple()));
        }
        return graphs;
    }

    private static Statement statement(Triple triple, Snapshot snapshot) {
        List<Node> sources = new ArrayList<>();
        snapshot.dataset().find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()).forEachRemaining(quad -> sources.add(quad.getGraph()));
        sources.sort(BY_TEXT);
        return new Statement(triple, sources);
    }

    private static List<Triple> labelsOf(Node node, Graph union) {
        for (Node property : LABELS) {
            List<Triple> labels = union.stream(node, property, Node.ANY).sorted(Comparator.comparing(Triple::toString)).toList();
            if (!labels.isEmpty()) {
                return labels;
            }
        }
        return List.of();
    }

    private static List<Statement> concat(List<Statement> a, List<Statement> b) {
        List<Statement> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
