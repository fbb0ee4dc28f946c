package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** What this is, how it is made, and how accessible it is. */
public final class AboutPages {

    /** A vocabulary of ours with its concepts, as the data defines them. */
    public record Scheme(ResultTable.Cell name, List<Concept> concepts) {}

    /** A concept with its definition. */
    public record Concept(ResultTable.Cell name, String definition, String definitionLanguage) {}

    private final Supplier<Snapshot> snapshot;
    private final Templates templates;

    public AboutPages(Supplier<Snapshot> snapshot, Templates templates) {
        this.snapshot = snapshot;
        this.templates = templates;
    }

    /** {@code /about}: method, statuses with their definitions, limits, licence. */
    public Response about(Request request) {
        Frame frame = frame("footer.about", request);
        return Validators.add(templates.page(frame, "about", Map.of("schemes", schemes(frame))), frame.snapshot());
    }

    /** {@code /accessibility}: the accessibility statement. */
    public Response accessibility(Request request) {
        Frame frame = frame("footer.accessibility", request);
        return Validators.add(templates.page(frame, "accessibility", Map.of()), frame.snapshot());
    }

    private Frame frame(String title, Request request) {
        return new Frame(new Frame("", request, snapshot.get()).t(title), request, snapshot.get());
    }

    private List<Scheme> schemes(Frame frame) {
        Labels labels = new Labels(frame.snapshot());
        return frame.snapshot().union().stream(Node.ANY, RDF.type.asNode(), SKOS.ConceptScheme.asNode()).map(Triple::getSubject)
                .filter(s -> s.isURI() && s.getURI().startsWith(Namespaces.THING)).sorted(Comparator.comparing(Node::getURI))
                .map(s -> new Scheme(ResultTable.cell(s, labels, frame), concepts(s, labels, frame))).filter(s -> !s.concepts().isEmpty()).toList();
    }

    /** In the order of their notations, as 1, 2, 10. */
    private List<Concept> concepts(Node scheme, Labels labels, Frame frame) {
        return frame.snapshot().union().stream(Node.ANY, SKOS.inScheme.asNode(), scheme).map(Triple::getSubject).distinct()
                .sorted(Comparator.comparing((Node c) -> notation(c, frame.snapshot())).thenComparing(c -> c.toString())).map(c -> {
                    Optional<Node> definition = labels.literal(c, SKOS.definition.asNode(), frame.language().tag());
                    return new Concept(ResultTable.cell(c, labels, frame), definition.map(Node::getLiteralLexicalForm).orElse(""), definition.map(d -> Markup.language(d, frame)).orElse(null));
                }).filter(c -> !c.definition().isEmpty()).toList();
    }

    private static String notation(Node concept, Snapshot snapshot) {
        return snapshot.union().stream(concept, SKOS.notation.asNode(), Node.ANY).map(t -> String.format("%6s", t.getObject().getLiteralLexicalForm())).min(Comparator.naturalOrder()).orElse("~");
    }
}
