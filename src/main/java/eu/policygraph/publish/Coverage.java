package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * What a snapshot covers, read from its own statements.
 *
 * @param firstEvent day of the earliest dated event as {@code xsd:date}, if there is any
 * @param lastEvent day of the latest
 * @param lastRetrieved the latest day on which a source was retrieved, as far as sources say
 * @param languages language tags of the texts, sorted
 */
record Coverage(Optional<String> firstEvent, Optional<String> lastEvent, Optional<String> lastRetrieved, SortedSet<String> languages) {

    private static final Node EVENT = NodeFactory.createURI(Namespaces.ONTOLOGY + "DatedEvent");
    private static final Node RETRIEVED = NodeFactory.createURI(Namespaces.ONTOLOGY + "retrieved");

    static Coverage of(Snapshot snapshot) {
        Graph union = snapshot.union();
        SortedSet<String> days = union.stream(Node.ANY, RDF.type.asNode(), EVENT)
                .flatMap(event -> union.stream(event.getSubject(), DCTerms.date.asNode(), Node.ANY))
                .map(t -> t.getObject()).filter(Node::isLiteral).map(Node::getLiteralLexicalForm).collect(Collectors.toCollection(TreeSet::new));
        SortedSet<String> retrieved = texts(union, RETRIEVED);
        SortedSet<String> languages = union.stream().map(t -> t.getObject()).filter(o -> o.isLiteral() && !o.getLiteralLanguage().isEmpty())
                .map(Node::getLiteralLanguage).collect(Collectors.toCollection(TreeSet::new));
        return new Coverage(first(days), last(days), last(retrieved), languages);
    }

    private static SortedSet<String> texts(Graph graph, Node property) {
        return graph.stream(Node.ANY, property, Node.ANY).map(t -> t.getObject()).filter(Node::isLiteral).map(Node::getLiteralLexicalForm)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> first(SortedSet<String> sorted) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.first());
    }

    private static Optional<String> last(SortedSet<String> sorted) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.last());
    }
}
