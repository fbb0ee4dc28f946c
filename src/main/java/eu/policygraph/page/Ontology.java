package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The terms of a snapshot's ontology and how its data use them; read once for each snapshot. */
final class Ontology {

    private static final String GRAPHS = Namespaces.GRAPH + "ontology/";

    /** What a term is, in the order in which pages list them. */
    enum Kind {
        CLASS(OWL2.Class.asNode()), LINK(OWL2.ObjectProperty.asNode()), VALUE(OWL2.DatatypeProperty.asNode()), NOTE(OWL2.AnnotationProperty.asNode());

        private final Node type;

        Kind(Node type) {
            this.type = type;
        }

        /** In messages. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param name local name; for a term of another vocabulary the prefixed one
     * @param uses statements that use it, as property or as class
     */
    record Term(String name, Node node, Kind kind, long uses) {}

    private final Graph graph;
    private final Graph union;
    private final List<Term> own;
    private final List<Term> reused;

    private Ontology(Graph graph, Graph union, List<Term> own, List<Term> reused) {
        this.graph = graph;
        this.union = union;
        this.own = own;
        this.reused = reused;
    }

    static Ontology of(Snapshot snapshot) {
        Graph graph = GraphFactory.createDefaultGraph();
        snapshot.graphs().entrySet().stream().filter(e -> e.getKey().getURI().startsWith(GRAPHS)).forEach(e -> e.getValue().find().forEachRemaining(graph::add));
        Graph union = snapshot.union();
        List<Term> terms = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            graph.stream(Node.ANY, RDF.type.asNode(), kind.type).map(Triple::getSubject).filter(Node::isURI).distinct().forEach(node -> {
                long uses = union.stream(Node.ANY, node, Node.ANY).count() + union.stream(Node.ANY, RDF.type.asNode(), node).count();
                terms.add(new Term(isOurs(node) ? node.getURI().substring(Namespaces.ONTOLOGY.length()) : Namespaces.shorten(node.getURI()), node, kind, uses));
            });
        }
        terms.sort(Comparator.comparing(Term::kind).thenComparing(t -> t.name().toLowerCase(Locale.ROOT)));
        return new Ontology(graph, union, terms.stream().filter(t -> isOurs(t.node())).toList(), terms.stream().filter(t -> !isOurs(t.node())).toList());
    }

    static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(Namespaces.ONTOLOGY);
    }

    /** Every statement of the ontology. */
    Graph graph() {
        return graph;
    }

    /** Our own terms, by kind and name. */
    List<Term> own() {
        return own;
    }

    /** Terms of other vocabularies that the data use. */
    List<Term> reused() {
        return reused;
    }

    /** One of our own terms. */
    Optional<Term> find(String name) {
        return own.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** For a class its instances, those of which most is said first; empty for a property. */
    List<Node> instances(Term term) {
        Map<Node, Long> said = new HashMap<>();
        union.stream(Node.ANY, RDF.type.asNode(), term.node()).map(Triple::getSubject).filter(Node::isURI).forEach(n -> said.put(n, union.stream(n, Node.ANY, Node.ANY).count()));
        return keys(said);
    }

    /** For a property the statements that use it, by the thing that they are about; empty for a class. */
    List<Triple> statements(Term term) {
        return union.stream(Node.ANY, term.node(), Node.ANY).filter(t -> t.getSubject().isURI())
                .sorted(Comparator.comparing((Triple t) -> t.getSubject().getURI()).thenComparing(t -> t.getObject().toString())).toList();
    }

    /** For a class the properties that its instances have, with the number of instances; most first. */
    Map<Node, Long> propertiesOf(Term term) {
        Map<Node, Long> counts = new HashMap<>();
        instances(term).forEach(n -> union.stream(n, Node.ANY, Node.ANY).map(Triple::getPredicate).filter(p -> !p.equals(RDF.type.asNode())).distinct().forEach(p -> counts.merge(p, 1L, Long::sum)));
        return sorted(counts);
    }

    /** For a property the classes of one end of its statements, with their numbers; most first, without classes that are told by their subclasses. */
    Map<Node, Long> classesAt(Term term, Function<Triple, Node> end) {
        Map<Node, Long> counts = new HashMap<>();
        union.stream(Node.ANY, term.node(), Node.ANY).map(end).filter(Node::isURI).flatMap(n -> union.stream(n, RDF.type.asNode(), Node.ANY)).map(Triple::getObject)
                .forEach(c -> counts.merge(c, 1L, Long::sum));
        Map<Node, Long> all = Map.copyOf(counts);
        counts.keySet().removeIf(c -> all.get(c) <= union.stream(Node.ANY, RDFS.subClassOf.asNode(), c).map(Triple::getSubject).filter(sub -> !sub.equals(c)).mapToLong(sub -> all.getOrDefault(sub, 0L)).sum());
        return sorted(counts);
    }

    private static Map<Node, Long> sorted(Map<Node, Long> counts) {
        Map<Node, Long> sorted = new LinkedHashMap<>();
        keys(counts).forEach(key -> sorted.put(key, counts.get(key)));
        return sorted;
    }

    private static List<Node> keys(Map<Node, Long> counts) {
        return counts.keySet().stream().filter(Node::isURI).sorted(Comparator.comparing((Node n) -> counts.get(n)).reversed().thenComparing(Node::getURI)).toList();
    }
}
