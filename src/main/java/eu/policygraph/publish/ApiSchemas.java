package eu.policygraph.publish;

import eu.policygraph.model.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON schemas (draft 2020-12) that operations share. */
final class ApiSchemas {

    private ApiSchemas() {}

    /** The schema of a body in a format; text formats have no schema beyond being text. */
    static Map<String, Object> of(Format format) {
        return switch (format) {
            case RESULTS_JSON -> reference("SparqlResults");
            case ROWS_JSON -> reference("Json");
            case JSONLD -> Map.of("type", List.of("object", "array"));
            case XLSX -> Map.of();
            default -> text();
        };
    }

    static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    static Map<String, Object> components() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("Problem", problem());
        schemas.put("SparqlResults", sparqlResults());
        schemas.put("Json", Map.of("description", "JSON made for people and scripts; its members are shown by an answer", "type", List.of("object", "array")));
        Map<String, Object> problem = Map.of("description", "Problem details; the id has its help at /help#id",
                "content", Map.of("application/problem+json", Map.of("schema", reference("Problem")), "text/html", Map.of("schema", text())));
        Map<String, Object> token = Map.of("type", "http", "scheme", "bearer", "description", "A token that the operator of the server made; only for changing data");
        return Map.of("schemas", schemas, "responses", Map.of("Problem", problem), "securitySchemes", Map.of("token", token));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Map.of("type", "string", "format", "uri"));
        properties.put("title", text());
        properties.put("status", Map.of("type", "integer", "minimum", 400, "maximum", 599));
        properties.put("detail", text());
        properties.put("id", Map.of("type", "string", "pattern", "^[a-z-]+$"));
        return Map.of("description", "RFC 9457, with members of its own for each kind of problem", "type", "object", "properties", properties,
                "required", List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> sparqlResults() {
        Map<String, Object> head = Map.of("type", "object", "properties", Map.of("vars", Map.of("type", "array", "items", text()), "link", Map.of("type", "array", "items", text())));
        Map<String, Object> term = Map.of("type", "object", "required", List.of("type", "value"), "properties",
                Map.of("type", Map.of("enum", List.of("uri", "literal", "bnode")), "value", text(), "datatype", text(), "xml:lang", text()));
        Map<String, Object> binding = Map.of("type", "object", "additionalProperties", term);
        Map<String, Object> results = Map.of("type", "object", "required", List.of("bindings"), "properties", Map.of("bindings", Map.of("type", "array", "items", binding)));
        return Map.of("description", "SPARQL 1.1 Query Results JSON Format", "type", "object", "required", List.of("head"), "properties",
                Map.of("head", head, "results", results, "boolean", Map.of("type", "boolean")));
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }
}
