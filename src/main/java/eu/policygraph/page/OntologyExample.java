package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.model.Namespaces;
import eu.policygraph.page.ResultTable.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/** One path through the data that shows how the terms go together: the first strategy with an initiative that something delivers. */
public final class OntologyExample {

    /**
     * A statement in words and in Turtle.
     *
     * @param source the first source that makes it, or null
     */
    public record Step(Cell subject, Cell property, Cell object, String turtle, Cell source) {}

    private final Snapshot snapshot;
    private final Labels labels;
    private final Frame frame;
    private final List<Step> steps = new ArrayList<>();

    private OntologyExample(Labels labels, Frame frame) {
        this.snapshot = frame.snapshot();
        this.labels = labels;
        this.frame = frame;
    }

    /** Empty where the data hold no strategy with initiatives. */
    static List<Step> of(Labels labels, Frame frame) {
        OntologyExample example = new OntologyExample(labels, frame);
        Graph union = frame.snapshot().union();
        List<Triple> initiatives = union.stream(Node.ANY, epg("hasInitiative"), Node.ANY).sorted(Comparator.comparing((Triple t) -> t.getSubject().getURI()).thenComparing(t -> t.getObject().toString())).toList();
        initiatives.stream().filter(t -> example.delivery(t.getObject()).isPresent()).findFirst().or(() -> initiatives.stream().findFirst()).ifPresent(t -> example.tell(t.getSubject(), t.getObject()));
        return example.steps;
    }

    private void tell(Node strategy, Node initiative) {
        step(strategy, RDF.type.asNode(), epg("Strategy"));
        first(strategy, epg("setOutIn")).ifPresent(document -> step(strategy, epg("setOutIn"), document));
        step(strategy, epg("hasInitiative"), initiative);
        delivery(initiative).ifPresent(delivery -> {
            step(delivery, epg("delivers"), initiative);
            first(delivery, epg("degree")).ifPresent(degree -> step(delivery, epg("degree"), degree));
            first(delivery, epg("deliveredBy")).ifPresent(by -> step(delivery, epg("deliveredBy"), by));
        });
        snapshot.union().stream(Node.ANY, epg("concerns"), initiative).map(Triple::getSubject).filter(e -> first(e, DCTerms.date.asNode()).isPresent())
                .min(Comparator.comparing((Node e) -> first(e, DCTerms.date.asNode()).orElseThrow().getLiteralLexicalForm()).thenComparing(Node::getURI)).ifPresent(event -> {
                    step(event, epg("concerns"), initiative);
                    step(event, DCTerms.date.asNode(), first(event, DCTerms.date.asNode()).orElseThrow());
                });
    }

    private Optional<Node> delivery(Node initiative) {
        return snapshot.union().stream(Node.ANY, epg("delivers"), initiative).map(Triple::getSubject).filter(d -> first(d, epg("deliveredBy")).isPresent()).min(Comparator.comparing(Node::getURI));
    }

    private Optional<Node> first(Node subject, Node property) {
        return snapshot.union().stream(subject, property, Node.ANY).map(Triple::getObject).min(Comparator.comparing(Node::toString));
    }

    private void step(Node subject, Node property, Node object) {
        Cell type = property.equals(RDF.type.asNode()) ? new Cell(frame.t("ontology.isA"), null, property.getURI(), null, ResultTable.Kind.TEXT, "") : TermPage.term(property, labels, frame);
        Node source = snapshot.dataset().stream(Node.ANY, subject, property, object).map(Quad::getGraph).filter(g -> !g.equals(SnapshotLoader.INFERRED)).findFirst().orElse(null);
        steps.add(new Step(ResultTable.cell(subject, labels, frame), type, TermPage.term(object, labels, frame), turtle(subject) + " " + (property.equals(RDF.type.asNode()) ? "a" : turtle(property)) + " " + turtle(object) + " .",
                source == null ? null : ResultTable.cell(source, labels, frame)));
    }

    private static String turtle(Node node) {
        if (node.isURI()) {
            String prefixed = Namespaces.shorten(node.getURI());
            return prefixed.equals(node.getURI()) || prefixed.contains("/") ? "<" + node.getURI() + ">" : prefixed;
        }
        return "\"" + node.getLiteralLexicalForm() + "\"" + (node.getLiteralLanguage().isEmpty() ? "^^" + Namespaces.shorten(node.getLiteralDatatypeURI()) : "@" + node.getLiteralLanguage());
    }

    private static Node epg(String name) {
        return NodeFactory.createURI(Namespaces.ONTOLOGY + name);
    }
}
