package eu.policygraph.publish;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** What tables and descriptions call a thing: its English label, else one in another language, else nothing. */
record EnglishLabels(Graph graph) {

    private static final List<Node> PROPERTIES = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), DCTerms.title.asNode());

    /** The text, empty when the thing has no label. */
    String of(Node thing) {
        for (Node property : PROPERTIES) {
            List<Node> labels = graph.stream(thing, property, Node.ANY).map(Triple::getObject).filter(Node::isLiteral)
                    .sorted(Comparator.comparing((Node l) -> !l.getLiteralLanguage().equals("en")).thenComparing(Node::getLiteralLanguage)
                            .thenComparing(Node::getLiteralLexicalForm)).toList();
            if (!labels.isEmpty()) {
                return labels.get(0).getLiteralLexicalForm();
            }
        }
        return "";
    }
}
