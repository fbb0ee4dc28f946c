package eu.policygraph.publish;

import eu.policygraph.model.Format;
import eu.policygraph.web.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An operation of the OpenAPI description.
 *
 * @param id unique; names the method in generated clients
 * @param parameters of path and query string
 * @param body content of the request by media type; empty when there is none
 * @param answers schema of the answer by media type; empty for a redirection
 */
record ApiOperation(String id, Tag tag, String summary, String description, List<Parameter> parameters, Map<String, Object> body, Map<String, Object> answers) {

    /** The groups that operations are shown in. */
    enum Tag {
        THINGS("Things and lists of things, and the ontology"), QUERIES("Prebuilt queries"), SPARQL("SPARQL 1.1"), CHANGES("Changing the data, by those who have a token"), DOWNLOADS("The data as files"),
        DESCRIPTIONS("What machines read before they use the data"), SITE("Pages and parts of pages");

        private final String description;

        Tag(String description) {
            this.description = description;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<Map<String, String>> all() {
            return Arrays.stream(values()).map(tag -> Map.of("name", tag.key(), "description", tag.description)).toList();
        }
    }

    /**
     * @param in {@code path} or {@code query}
     * @param example a value, or null
     */
    record Parameter(String name, String in, boolean required, String description, Map<String, Object> schema, Object example) {

        Map<String, Object> toMap() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", name);
            members.put("in", in);
            members.put("required", required);
            if (!description.isEmpty()) {
                members.put("description", description);
            }
            members.put("schema", schema);
            if (example != null) {
                members.put("example", example);
            }
            return members;
        }
    }

    ApiOperation {
        Objects.requireNonNull(id);
        Objects.requireNonNull(tag);
        parameters = List.copyOf(parameters);
    }

    /** The operation of a route; what this project says about its address, or else only its name. */
    static ApiOperation of(Route route, String method) {
        return ApiOperations.describe(route.template(), method, route.variables());
    }

    /** Schemas of answers in the given formats. */
    static Map<String, Object> in(List<Format> formats) {
        Map<String, Object> content = new LinkedHashMap<>();
        formats.forEach(format -> content.put(format.mediaType(), ApiSchemas.of(format)));
        return content;
    }

    Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("operationId", id);
        members.put("tags", List.of(tag.key()));
        members.put("summary", summary);
        if (!description.isEmpty()) {
            members.put("description", description);
        }
        if (!parameters.isEmpty()) {
            members.put("parameters", parameters.stream().map(Parameter::toMap).toList());
        }
        if (!body.isEmpty()) {
            members.put("requestBody", Map.of("required", true, "content", content(body)));
        }
        members.put("responses", responses());
        if (tag == Tag.CHANGES && !id.startsWith("getGraphs")) {
            members.put("security", List.of(Map.of("token", List.of())));
        }
        return members;
    }

    private Map<String, Object> responses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        if (answers.isEmpty()) {
            responses.put("303", Map.of("description", "The address of the page or the data file, in Location"));
        } else {
            responses.put("200", Map.of("description", "The answer", "content", content(answers)));
            responses.put("304", Map.of("description", "The client has the answer already"));
        }
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
        return responses;
    }

    private static Map<String, Object> content(Map<String, Object> schemas) {
        return schemas.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Map.of("schema", e.getValue()), (a, b) -> a, LinkedHashMap::new));
    }
}
