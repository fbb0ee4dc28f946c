package eu.policygraph.join;

import eu.policygraph.model.Namespaces;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** A record as it came, as a graph of its own: named after its source with {@code -raw} behind, its blank nodes given addresses. */
final class RawRecord {

    private static final Node SOURCE = NodeFactory.createURI(Namespaces.ONTOLOGY + "Source");
    private static final Node RELIABILITY = NodeFactory.createURI(Namespaces.ONTOLOGY + "reliability");
    private static final Node OFFICIAL = NodeFactory.createURI(Namespaces.THING + "status/official");

    /** Addresses for blank nodes, as RDF 1.1 Concepts 3.5 has them. */
    private static final String SKOLEM = Namespaces.BASE + ".well-known/genid/";

    private RawRecord() {}

    static SourceGraph of(SourceGraph graph) {
        Node name = NodeFactory.createURI(graph.name().getURI() + "-raw");
        Graph statements = new GraphMemFast();
        Map<Node, Node> blanks = new HashMap<>();
        graph.raw().find().forEachRemaining(t -> statements.add(Triple.create(addressed(t.getSubject(), name, blanks), t.getPredicate(), addressed(t.getObject(), name, blanks))));
        Node title = graph.statements().find(graph.name(), DCTerms.title.asNode(), Node.ANY).nextOptional().map(Triple::getObject).orElse(graph.name());
        Node label = NodeFactory.createLiteralLang((title.isLiteral() ? title.getLiteralLexicalForm() : title.toString()) + ", as it came", "en");
        statements.add(name, RDF.type.asNode(), SOURCE);
        statements.add(name, DCTerms.title.asNode(), label);
        statements.add(name, SKOS.prefLabel.asNode(), label);
        statements.add(name, RELIABILITY, OFFICIAL);
        graph.statements().find(graph.name(), DCTerms.publisher.asNode(), Node.ANY).forEachRemaining(t -> statements.add(name, t.getPredicate(), t.getObject()));
        return new SourceGraph(name, statements, graph.raw(), java.util.List.of());
    }

    private static Node addressed(Node node, Node graph, Map<Node, Node> blanks) {
        return node.isBlank() ? blanks.computeIfAbsent(node, b -> NodeFactory.createURI(SKOLEM + graph.getURI().substring(Namespaces.SOURCE.length()) + "/" + (blanks.size() + 1))) : node;
    }
}
