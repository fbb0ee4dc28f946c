package eu.policygraph.thing;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;

/**
 * The JSON-LD context that our documents are compacted with: a plain name for each property that the ontology files
 * describe, with links as {@code @id}, days as {@code xsd:date} and labels by language. Published, and also put into
 * each document, so that a client without a network reads it too.
 */
public final class JsonLdContext {

    private static final List<Node> PROPERTY_TYPES = List.of(OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode(), RDF.Property.asNode(), OWL.AnnotationProperty.asNode());
    private static final List<Node> BY_LANGUAGE = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), SKOS.definition.asNode());
    private static final List<Node> RANGES = List.of(NodeFactory.createURI(Namespaces.all().get("schema") + "rangeIncludes"), RDFS.range.asNode());

    private final JsonObject document;

    private JsonLdContext(JsonObject document) {
        this.document = document;
    }

    public static JsonLdContext of(Snapshot snapshot) {
        Graph union = snapshot.union();
        Map<String, Node> names = new TreeMap<>();
        PROPERTY_TYPES.stream().flatMap(type -> union.stream(Node.ANY, RDF.type.asNode(), type)).map(Triple::getSubject).filter(Node::isURI).distinct()
                .sorted(Comparator.comparing((Node n) -> !n.getURI().startsWith(Namespaces.ONTOLOGY)).thenComparing(Node::getURI))
                .forEach(property -> names.putIfAbsent(name(property.getURI()), property));
        JsonObjectBuilder context = Json.createObjectBuilder().add("@version", Json.createValue(1.1)).add("id", "@id").add("type", "@type");
        Namespaces.all().forEach((prefix, iri) -> context.add(prefix, Json.createObjectBuilder().add("@id", iri).add("@prefix", true)));
        names.forEach((name, property) -> {
            if (!Namespaces.all().containsKey(name) && !name.equals("type") && !name.equals("id")) {
                context.add(name, definition(property, union));
            }
        });
        return new JsonLdContext(Json.createObjectBuilder().add("@context", context).build());
    }

    /** An object with the one member {@code @context}. */
    public JsonObject document() {
        return document;
    }

    private static JsonObjectBuilder definition(Node property, Graph union) {
        JsonObjectBuilder definition = Json.createObjectBuilder().add("@id", property.getURI());
        if (BY_LANGUAGE.contains(property)) {
            return definition.add("@container", "@language");
        }
        if (union.contains(property, RDF.type.asNode(), OWL.ObjectProperty.asNode())) {
            return definition.add("@type", "@id");
        }
        boolean day = RANGES.stream().anyMatch(range -> union.contains(property, range, XSD.date.asNode()));
        return day ? definition.add("@type", XSD.date.getURI()) : definition;
    }

    private static String name(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
