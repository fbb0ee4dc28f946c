package eu.policygraph.page;

import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.thing.DescriptionWriter;
import eu.policygraph.thing.JsonLdContext;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** The ontology at its namespace: one document with every term, for people and for machines. */
public final class OntologyPages {

    private static final List<Format> OFFERED = List.of(Format.HTML, Format.TURTLE, Format.JSONLD, Format.RDFXML, Format.NTRIPLES);
    private static final String GRAPHS = Namespaces.GRAPH + "ontology/";

    /** A term as the page lists it; {@code uses} counts the statements that use it. */
    public record Term(String name, String iri, String label, String definition, String example, List<String> kinds, long uses) {}

    private record Ontology(Graph graph, List<Term> terms) {}

    private final Supplier<Snapshot> snapshot;
    private final Supplier<Ontology> ontology;
    private final Templates templates;

    public OntologyPages(Supplier<Snapshot> snapshot, Templates templates) {
        this.snapshot = snapshot;
        this.ontology = new PerSnapshot<>(snapshot, OntologyPages::read);
        this.templates = templates;
    }

    /** {@code /ontology} and {@code /ontology.{suffix}}. */
    public Response show(Request request) {
        Optional<Format> suffix = Optional.ofNullable(request.pathVariables().get("suffix"))
                .map(s -> Format.of(s).filter(OFFERED::contains).orElseThrow(() -> Problem.notFound("unknown-format",
                        "There is no form '" + s + "' of the ontology. There are: " + String.join(", ", OFFERED.stream().map(Format::suffix).toList()) + ".").exception()));
        Format format = suffix.orElseGet(() -> Negotiation.require(request, OFFERED));
        Ontology known = ontology.get();
        Response response = switch (format) {
            case HTML -> Response.text(Format.HTML, templates.render("ontology", Map.of("frame", new Frame("Ontology", request, snapshot.get()), "terms", known.terms())));
            case JSONLD -> Response.of(format.contentType(), new DescriptionWriter(JsonLdContext.of(snapshot.get())).jsonLd(known.graph()));
            default -> Response.of(format.contentType(), AnswerWriter.graph(known.graph(), PrefixMapFactory.create(Namespaces.all()), format));
        };
        return FormatLinks.add(Validators.add(response, snapshot.get()).header("Vary", "Accept"), request, "/ontology", Namespaces.BASE + "ontology", format, OFFERED, "");
    }

    /** {@code /ontology/{term}}: leads to the term in the document; the current version's own IRI gives the document. */
    public Response term(Request request) {
        String name = request.variable("term");
        if (name.equals("shapes.ttl")) {
            return Validators.add(Response.of(Format.TURTLE.contentType(), AnswerWriter.graph(snapshot.get().shapes(), PrefixMapFactory.create(Namespaces.all()), Format.TURTLE)), snapshot.get());
        }
        if (ontology.get().graph().contains(Node.ANY, OWL2.versionIRI.asNode(), NodeFactory.createURI(Namespaces.BASE + "ontology/" + name))) {
            return show(request);
        }
        if (ontology.get().terms().stream().noneMatch(t -> t.name().equals(name))) {
            throw Problem.notFound("unknown-term", "The ontology has no term '" + name + "'. All are listed at /ontology.").exception();
        }
        return Response.redirect(303, request.address().absolute("/ontology#" + name));
    }

    private static Ontology read(Snapshot snapshot) {
        Graph graph = GraphFactory.createDefaultGraph();
        snapshot.graphs().entrySet().stream().filter(e -> e.getKey().getURI().startsWith(GRAPHS)).forEach(e -> e.getValue().find().forEachRemaining(graph::add));
        List<Term> terms = graph.stream(Node.ANY, RDF.type.asNode(), Node.ANY).map(Triple::getSubject).filter(Node::isURI).distinct()
                .filter(n -> n.getURI().startsWith(Namespaces.ONTOLOGY)).map(n -> term(n, graph, snapshot))
                .sorted(Comparator.comparing((Term t) -> Character.isLowerCase(t.name().charAt(0))).thenComparing(t -> t.name().toLowerCase(Locale.ROOT))).toList();
        return new Ontology(graph, terms);
    }

    private static Term term(Node node, Graph ontology, Snapshot snapshot) {
        List<String> kinds = ontology.stream(node, RDF.type.asNode(), Node.ANY).map(t -> t.getObject().getURI().replaceFirst(".*[#/]", "")).sorted().toList();
        Graph union = snapshot.union();
        long uses = union.stream(Node.ANY, node, Node.ANY).count() + union.stream(Node.ANY, RDF.type.asNode(), node).count();
        return new Term(node.getURI().substring(Namespaces.ONTOLOGY.length()), node.getURI(), text(node, SKOS.prefLabel.asNode(), ontology).or(() -> text(node, RDFS.label.asNode(), ontology)).orElse(""),
                text(node, SKOS.definition.asNode(), ontology).orElse(""), text(node, NodeFactory.createURI(SKOS.getURI() + "example"), ontology).orElse(""), kinds, uses);
    }

    private static Optional<String> text(Node node, Node property, Graph graph) {
        List<Node> literals = graph.stream(node, property, Node.ANY).map(Triple::getObject).filter(Node::isLiteral).toList();
        return literals.stream().filter(l -> l.getLiteralLanguage().equals("en")).findFirst().or(() -> literals.stream().findFirst()).map(Node::getLiteralLexicalForm);
    }
}
