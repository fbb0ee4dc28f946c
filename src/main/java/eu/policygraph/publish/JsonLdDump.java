package eu.policygraph.publish;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * Writes the named graphs of a snapshot as flattened JSON-LD 1.1, compacted with the house prefixes. Streamed in a fixed
 * order: Jena's own writer builds the whole document in memory, several times over, and promises no order.
 */
final class JsonLdDump {

    private final JsonWriter json;

    private JsonLdDump(JsonWriter json) {
        this.json = json;
    }

    /**
     * The stream stays open.
     *
     * @return statements written
     */
    static long write(Snapshot snapshot, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        json.setHtmlSafe(false);
        json.setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "));
        new JsonLdDump(json).dataset(snapshot);
        json.flush();
        return snapshot.quads();
    }

    private void dataset(Snapshot snapshot) throws IOException {
        json.beginObject().name("@context").beginObject();
        for (Map.Entry<String, String> prefix : Namespaces.all().entrySet()) {
            json.name(prefix.getKey()).value(prefix.getValue());
        }
        json.endObject().name("@graph").beginArray();
        for (Map.Entry<Node, Graph> graph : snapshot.graphs().entrySet()) {
            json.beginObject().name("@id").value(id(graph.getKey())).name("@graph").beginArray();
            nodes(SortedTriples.of(graph.getValue()));
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }

    /** @param triples sorted by subject, then predicate */
    private void nodes(List<Triple> triples) throws IOException {
        Node subject = null;
        Node predicate = null;
        for (Triple triple : triples) {
            boolean sameSubject = triple.getSubject().equals(subject);
            boolean sameList = sameSubject && triple.getPredicate().equals(predicate);
            if (predicate != null && !sameList) {
                json.endArray();
            }
            if (!sameSubject) {
                if (subject != null) {
                    json.endObject();
                }
                subject = triple.getSubject();
                json.beginObject().name("@id").value(id(subject));
            }
            if (!sameList) {
                predicate = triple.getPredicate();
                json.name(isType(predicate) ? "@type" : compact(predicate)).beginArray();
            }
            object(triple);
        }
        if (subject != null) {
            json.endArray().endObject();
        }
    }

    private void object(Triple triple) throws IOException {
        Node object = triple.getObject();
        if (isType(triple.getPredicate()) && !object.isLiteral()) {
            json.value(id(object));
        } else if (!object.isLiteral()) {
            json.beginObject().name("@id").value(id(object)).endObject();
        } else if (!object.getLiteralLanguage().isEmpty()) {
            json.beginObject().name("@language").value(object.getLiteralLanguage()).name("@value").value(object.getLiteralLexicalForm()).endObject();
        } else if (object.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
            json.value(object.getLiteralLexicalForm());
        } else {
            json.beginObject().name("@type").value(Namespaces.shorten(object.getLiteralDatatypeURI()))
                    .name("@value").value(object.getLiteralLexicalForm()).endObject();
        }
    }

    private static boolean isType(Node predicate) {
        return predicate.equals(RDF.type.asNode());
    }

    private static String id(Node node) {
        return node.isBlank() ? "_:" + node.getBlankNodeLabel() : compact(node);
    }

    /** A compact IRI whose local part starts with two slashes would be read as an IRI (JSON-LD 1.1, section 4.1.5). */
    private static String compact(Node iri) {
        String compact = Namespaces.shorten(iri.getURI());
        return compact.contains("://") ? iri.getURI() : compact;
    }
}
