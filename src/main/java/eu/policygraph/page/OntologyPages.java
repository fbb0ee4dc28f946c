package eu.policygraph.page;

import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.page.ResultTable.Cell;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.thing.DescriptionWriter;
import eu.policygraph.thing.JsonLdContext;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;

/** The ontology at its namespace: one document with every term, for people and for machines, and a page for each term. */
public final class OntologyPages {

    private static final List<Format> OFFERED = List.of(Format.HTML, Format.TURTLE, Format.JSONLD, Format.RDFXML, Format.NTRIPLES);
    private static final List<Format> PAGE_LAST = List.of(Format.TURTLE, Format.JSONLD, Format.RDFXML, Format.NTRIPLES, Format.HTML);
    private static final Node DOCUMENT = NodeFactory.createURI(Namespaces.BASE + "ontology");

    /** A term as a list shows it. */
    public record Entry(String name, Cell term, Cell definition, long uses) {}

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final Supplier<Ontology> ontology;
    private final Templates templates;

    public OntologyPages(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, Templates templates) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.ontology = new PerSnapshot<>(snapshot, Ontology::of);
        this.templates = templates;
    }

    /** {@code /ontology} and {@code /ontology.{suffix}}. */
    public Response show(Request request) {
        Optional<Format> suffix = Optional.ofNullable(request.pathVariables().get("suffix"))
                .map(s -> Format.of(s).filter(OFFERED::contains).orElseThrow(() -> Problem.notFound("unknown-format",
                        "There is no form '" + s + "' of the ontology. There are: " + String.join(", ", OFFERED.stream().map(Format::suffix).toList()) + ".").exception()));
        Format format = suffix.orElseGet(() -> Negotiation.require(request, OFFERED));
        Response response = switch (format) {
            case HTML -> overview(request);
            case JSONLD -> Response.of(format.contentType(), new DescriptionWriter(JsonLdContext.of(snapshot.get())).jsonLd(ontology.get().graph())).header("Vary", "Accept");
            default -> Response.of(format.contentType(), AnswerWriter.graph(ontology.get().graph(), PrefixMapFactory.create(Namespaces.all()), format)).header("Vary", "Accept");
        };
        return FormatLinks.add(Validators.add(response, snapshot.get()), request, "/ontology", Namespaces.BASE + "ontology", format, OFFERED, "");
    }

    /** {@code /ontology/{term}}: the term's page for people; for machines it leads to the document; the current version's own IRI gives the document. */
    public Response term(Request request) {
        String name = request.variable("term");
        if (name.equals("shapes.ttl")) {
            return Validators.add(Response.of(Format.TURTLE.contentType(), AnswerWriter.graph(snapshot.get().shapes(), PrefixMapFactory.create(Namespaces.all()), Format.TURTLE)), snapshot.get());
        }
        Ontology known = ontology.get();
        if (known.graph().contains(Node.ANY, OWL2.versionIRI.asNode(), NodeFactory.createURI(Namespaces.BASE + "ontology/" + name))) {
            return show(request);
        }
        Ontology.Term term = known.find(name).orElseThrow(() -> Problem.notFound("unknown-term", "The ontology has no term '" + name + "'. All are listed at /ontology.").exception());
        if (Negotiation.require(request, PAGE_LAST) != Format.HTML) {
            return Response.redirect(303, request.address().absolute("/ontology#" + name)).header("Vary", "Accept");
        }
        Frame plain = new Frame("", request, snapshot.get());
        Labels labels = new Labels(snapshot.get());
        Cell label = ResultTable.cell(term.node(), labels, plain);
        Frame frame = new Frame(label.text(), request, snapshot.get());
        Map<String, Object> model = Map.of("term", TermPage.of(term, known, catalogue.get(), labels, frame));
        return Validators.add(templates.page(frame, "term", model), snapshot.get()).link(term.node().getURI(), "rel=\"canonical\"");
    }

    private Response overview(Request request) {
        Snapshot current = snapshot.get();
        Frame plain = new Frame("", request, current);
        Frame frame = new Frame(plain.t("ontology.title"), request, current);
        Labels labels = new Labels(current);
        Ontology known = ontology.get();
        Map<String, List<Entry>> kinds = new LinkedHashMap<>();
        for (Ontology.Kind kind : Ontology.Kind.values()) {
            List<Entry> entries = known.own().stream().filter(t -> t.kind() == kind).map(t -> entry(t, labels, frame)).toList();
            if (!entries.isEmpty()) {
                kinds.put(kind.key(), entries);
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("description", text(DOCUMENT, DCTerms.description.asNode(), labels, frame));
        model.put("version", text(DOCUMENT, OWL2.versionInfo.asNode(), labels, frame));
        model.put("kinds", kinds);
        model.put("reused", known.reused().stream().map(t -> entry(t, labels, frame)).toList());
        model.put("drawing", OntologyDrawing.of(labels, frame));
        model.put("example", OntologyExample.of(labels, frame));
        return templates.page(frame, "ontology", model);
    }

    private static Entry entry(Ontology.Term term, Labels labels, Frame frame) {
        return new Entry(term.name(), TermPage.term(term.node(), labels, frame), text(term.node(), SKOS.definition.asNode(), labels, frame), term.uses());
    }

    private static Cell text(Node node, Node property, Labels labels, Frame frame) {
        Node literal = labels.literal(node, property, frame.language().tag()).orElse(null);
        return new Cell(literal == null ? "" : literal.getLiteralLexicalForm(), null, null, Markup.language(literal, frame), ResultTable.Kind.TEXT, "");
    }
}
