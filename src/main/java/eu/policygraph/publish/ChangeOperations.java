package eu.policygraph.publish;

import eu.policygraph.model.Format;
import eu.policygraph.publish.ApiOperation.Parameter;
import eu.policygraph.publish.ApiOperation.Tag;
import eu.policygraph.query.AnswerWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the OpenAPI description says about the addresses at which data are changed. */
final class ChangeOperations {

    private static final Map<String, Object> TEXT = ApiSchemas.text();
    private static final List<Format> BODIES = List.of(Format.TURTLE, Format.NTRIPLES, Format.JSONLD, Format.RDFXML);
    private static final Map<String, Object> RECEIPT = ApiOperation.in(List.of(Format.ROWS_JSON));
    private static final Map<String, Object> BACKUP = Map.of("application/gzip", Map.of());
    private static final String CONDITIONS = " With If-Match or If-None-Match only if the data are still as they say (412). A change that would break a rule of the data is refused whole (422).";

    private ChangeOperations() {}

    static ApiOperation describe(String id, String template, String method) {
        return switch (template) {
            case "/update" -> update(id);
            case "/graphs" -> graph(id, method);
            case "/admin/backup" -> new ApiOperation(id, Tag.CHANGES, "The data as one file", "Gzip of N-Quads; for those with the role admin, as all of /admin/.", List.of(), Map.of(), BACKUP);
            case "/admin/restore" -> new ApiOperation(id, Tag.CHANGES, "A backup becomes the data", "One change, under the same guard as any other." + CONDITIONS, List.of(), BACKUP, RECEIPT);
            case "/admin/compact" -> new ApiOperation(id, Tag.CHANGES, "Free disk space that changes have left unused", "", List.of(), Map.of(), RECEIPT);
            default -> new ApiOperation(id, Tag.CHANGES, "Who changed what, when and why", "The last changes that fit, oldest first.", List.of(one("from", "First day or time, UTC"), one("to", "Last day, or time, UTC"),
                    one("user", "Name of the holder of a token"), one("limit", "Changes at most, 1 to 1000")), Map.of(), RECEIPT);
        };
    }

    private static Parameter one(String name, String description) {
        return new Parameter(name, "query", false, description, TEXT, null);
    }

    private static ApiOperation update(String id) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application/sparql-update", TEXT);
        body.put("application/x-www-form-urlencoded", Map.of("type", "object", "required", List.of("update"), "properties", Map.of("update", TEXT)));
        return new ApiOperation(id, Tag.CHANGES, "An update by the SPARQL 1.1 Protocol", "One request is one change, made as a whole or not at all." + CONDITIONS,
                List.of(parameter("using-graph-uri", "IRI of a graph for the default graph of WHERE; repeatable"), parameter("using-named-graph-uri", "IRI of a named graph for WHERE; repeatable")), body, RECEIPT);
    }

    private static ApiOperation graph(String id, String method) {
        List<Parameter> which = List.of(parameter("graph", "IRI of a graph"), new Parameter("default", "query", false, "Instead of graph: the union of all graphs, which can be read only", TEXT, null));
        return switch (method) {
            case "GET" -> new ApiOperation(id, Tag.CHANGES, "A graph by the SPARQL 1.1 Graph Store Protocol", "Its entity tag changes with the graph.", which, Map.of(), ApiOperation.in(AnswerWriter.GRAPHS));
            case "PUT" -> new ApiOperation(id, Tag.CHANGES, "Replace a graph", "The body becomes the graph; 201 when there was none." + CONDITIONS, which, ApiOperation.in(BODIES), RECEIPT);
            case "POST" -> new ApiOperation(id, Tag.CHANGES, "Add to a graph", "The statements of the body are added; 201 when there was no such graph." + CONDITIONS, which, ApiOperation.in(BODIES), RECEIPT);
            default -> new ApiOperation(id, Tag.CHANGES, "Remove a graph", "404 when there is none." + CONDITIONS, which, Map.of(), RECEIPT);
        };
    }

    private static Parameter parameter(String name, String description) {
        return new Parameter(name, "query", false, description, name.equals("graph") ? TEXT : Map.of("type", "array", "items", TEXT), null);
    }
}
