package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;

/** The statuses of a concept scheme with their definitions, as the data has them. */
public final class StatusScheme {

    /** A status and what it means. */
    public record Meaning(StatusMark mark, Named definition) {}

    private StatusScheme() {}

    /**
     * @param scheme slug of the scheme, as {@code initiative-status}
     * @return in the order of their notations; empty where the data has no such scheme
     */
    static List<Meaning> of(String scheme, Snapshot snapshot, Frame frame) {
        Labels labels = new Labels(snapshot);
        return snapshot.union().stream(Node.ANY, SKOS.inScheme.asNode(), NodeFactory.createURI(Namespaces.THING + "scheme/" + scheme)).map(Triple::getSubject)
                .sorted(Comparator.comparing(c -> notation(c, snapshot)))
                .map(c -> new Meaning(StatusMark.of(Named.of(c, labels, frame)), Named.text(definition(c, snapshot, frame).orElse(null), frame))).toList();
    }

    private static String notation(Node concept, Snapshot snapshot) {
        return snapshot.union().stream(concept, SKOS.notation.asNode(), Node.ANY).map(t -> t.getObject().getLiteralLexicalForm()).min(Comparator.comparing((String n) -> n.length()).thenComparing(n -> n))
                .map(n -> String.format("%6s", n)).orElse("~");
    }

    private static Optional<Node> definition(Node concept, Snapshot snapshot, Frame frame) {
        List<Node> definitions = snapshot.union().stream(concept, SKOS.definition.asNode(), Node.ANY).map(Triple::getObject).filter(Node::isLiteral)
                .sorted(Comparator.comparing(Node::getLiteralLanguage).thenComparing(Node::getLiteralLexicalForm)).toList();
        return in(definitions, frame.language().tag()).or(() -> in(definitions, "en")).or(() -> definitions.stream().findFirst());
    }

    private static Optional<Node> in(List<Node> literals, String language) {
        return literals.stream().filter(l -> l.getLiteralLanguage().equals(language)).findFirst();
    }
}
