package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Finds what to call a thing: preferred label, label, title; in the language asked for, then English, then any. */
public final class Labels {

    /** The properties that name a thing, best first. */
    static final List<Node> PROPERTIES = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), DCTerms.title.asNode());

    private final Snapshot snapshot;

    public Labels(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The label as a literal with its language, if the thing has one. */
    public Optional<Node> literal(Node thing, String language) {
        for (Node property : PROPERTIES) {
            Optional<Node> best = literal(thing, property, language);
            if (best.isPresent()) {
                return best;
            }
        }
        return Optional.empty();
    }

    /** The value of one property, chosen by language in the same way. */
    public Optional<Node> literal(Node thing, Node property, String language) {
        List<Node> texts = snapshot.union().stream(thing, property, Node.ANY).map(Triple::getObject).filter(Node::isLiteral)
                .sorted((a, b) -> a.getLiteralLexicalForm().compareTo(b.getLiteralLexicalForm())).toList();
        return in(texts, language).or(() -> in(texts, "en")).or(() -> in(texts, "")).or(() -> texts.stream().findFirst());
    }

    /** The label as text; for a thing without one its IRI, shortened by a house prefix where one fits. */
    public String text(Node node, String language) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        return literal(node, language).map(Node::getLiteralLexicalForm).orElseGet(() -> node.isURI() ? Namespaces.shorten(node.getURI()) : node.toString());
    }

    private static Optional<Node> in(List<Node> labels, String language) {
        return labels.stream().filter(l -> l.getLiteralLanguage().equalsIgnoreCase(language)).findFirst();
    }
}
