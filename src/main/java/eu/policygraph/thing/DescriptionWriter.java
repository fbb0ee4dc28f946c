package eu.policygraph.thing;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.AnswerWriter;
import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Writes descriptions in every format. Formats with named graphs give the statements by source, the others all at once. */
public final class DescriptionWriter {

    /** The formats of a description, in the order of preference; HTML is the page's business. */
    public static final List<Format> FORMATS = List.of(Format.TURTLE, Format.TRIG, Format.JSONLD, Format.RDFXML, Format.NTRIPLES, Format.NQUADS, Format.CSV);

    private static final Node LICENCE = NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/");
    private static final Node DOCUMENT = NodeFactory.createURI("http://xmlns.com/foaf/0.1/Document");
    private static final Node TOPIC = NodeFactory.createURI("http://xmlns.com/foaf/0.1/primaryTopic");

    private final JsonLdContext context;

    public DescriptionWriter(JsonLdContext context) {
        this.context = context;
    }

    /**
     * @param documentIri address of the document that is written, of which licence and completeness are said
     * @param format one of {@link #FORMATS}
     */
    public byte[] write(Description description, String documentIri, Format format) {
        return switch (format) {
            case CSV -> csv(description);
            case TRIG, NQUADS -> quads(bySource(description, documentIri), format);
            case JSONLD -> jsonLd(all(description, documentIri));
            default -> AnswerWriter.graph(all(description, documentIri), usedPrefixes(description), format);
        };
    }

    /** Compacts a graph with the published context. */
    public byte[] jsonLd(Graph graph) {
        byte[] expanded = AnswerWriter.graph(graph, PrefixMapFactory.create(), Format.JSONLD);
        try {
            var compacted = JsonLd.compact(JsonDocument.of(new ByteArrayInputStream(expanded)), JsonDocument.of(context.document())).get();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(out, StandardCharsets.UTF_8)) {
                writer.write(compacted);
            }
            return out.toByteArray();
        } catch (JsonLdError e) {
            throw new IllegalStateException("a graph of ours is not JSON-LD", e);
        }
    }

    private static Graph all(Description description, String documentIri) {
        Graph graph = GraphFactory.createDefaultGraph();
        about(description, documentIri).forEach(graph::add);
        description.outgoing().forEach(s -> graph.add(s.triple()));
        description.incoming().forEach(s -> graph.add(s.triple()));
        description.labels().forEach(graph::add);
        description.sources().forEach(graph::add);
        return graph;
    }

    private static DatasetGraph bySource(Description description, String documentIri) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        about(description, documentIri).forEach(t -> dataset.add(Quad.create(Quad.defaultGraphIRI, t)));
        description.labels().forEach(t -> dataset.add(Quad.create(Quad.defaultGraphIRI, t)));
        description.sources().forEach(t -> dataset.add(Quad.create(Quad.defaultGraphIRI, t)));
        description.byGraph().forEach((graph, triples) -> triples.forEach(t -> dataset.add(Quad.create(graph, t))));
        return dataset;
    }

    private static List<Triple> about(Description description, String documentIri) {
        Node document = NodeFactory.createURI(documentIri);
        List<Triple> about = List.of(
                Triple.create(document, RDF.type.asNode(), DOCUMENT),
                Triple.create(document, TOPIC, description.resource()),
                Triple.create(document, DCTerms.license.asNode(), LICENCE));
        if (!description.cut()) {
            return about;
        }
        String comment = "Of " + description.incomingTotal() + " statements about this thing made by others, " + description.incoming().size() + " are given here.";
        return java.util.stream.Stream.concat(about.stream(), java.util.stream.Stream.of(
                Triple.create(document, RDFS.comment.asNode(), NodeFactory.createLiteralLang(comment, "en")))).toList();
    }

    private static byte[] quads(DatasetGraph dataset, Format format) {
        Namespaces.all().forEach(dataset.prefixes()::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(dataset).format(format == Format.TRIG ? RDFFormat.TRIG_PRETTY : RDFFormat.NQUADS_UTF8).output(out);
        return out.toByteArray();
    }

    /** The house prefixes that the description uses: forty lines of unused ones help nobody. */
    private static PrefixMap usedPrefixes(Description description) {
        String text = java.util.stream.Stream.of(description.outgoing(), description.incoming()).flatMap(List::stream).map(s -> s.triple().toString()).collect(Collectors.joining("\n"))
                + description.labels() + description.sources() + description.resource();
        PrefixMap prefixes = PrefixMapFactory.create();
        Namespaces.all().forEach((prefix, iri) -> {
            if (text.contains(iri) || prefix.equals("xsd") || prefix.equals("foaf") || prefix.equals("dcterms")) {
                prefixes.add(prefix, iri);
            }
        });
        return prefixes;
    }

    private static byte[] csv(Description description) {
        StringWriter out = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord("direction", "subject", "property", "value", "type", "language", "datatype", "sources");
            for (Statement statement : description.outgoing()) {
                csv.printRecord(row("out", statement));
            }
            for (Statement statement : description.incoming()) {
                csv.printRecord(row("in", statement));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> row(String direction, Statement statement) {
        Node value = statement.triple().getObject();
        boolean literal = value.isLiteral();
        return List.of(direction, statement.triple().getSubject().toString(), statement.triple().getPredicate().getURI(), literal ? value.getLiteralLexicalForm() : value.toString(),
                literal ? "literal" : "iri", literal ? value.getLiteralLanguage() : "", literal ? value.getLiteralDatatypeURI() : "",
                statement.sources().stream().map(Node::toString).collect(Collectors.joining(" ")));
    }
}
