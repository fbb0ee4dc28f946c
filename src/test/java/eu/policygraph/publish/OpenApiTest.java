package eu.policygraph.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import eu.policygraph.Project;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.server.RunningServer;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private static RunningServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
        document = new ObjectMapper().readTree(server.get("/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theDescriptionIsValidByTheSchemaOfTheOpenApiInitiative() throws Exception {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi/openapi-3.1-schema.json")) {
            JsonSchema schema = SCHEMAS.getSchema(in);
            assertThat(schema.validate(document)).isEmpty();
            JsonNode broken = document.deepCopy();
            ((com.fasterxml.jackson.databind.node.ObjectNode) broken.at("/paths/~1sparql/get")).put("responses", "none");
            assertThat(schema.validate(broken)).as("the schema bites").isNotEmpty();
        }
    }

    @Test
    void everySchemaInItIsValidJsonSchema() {
        JsonSchema dialect = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        List<JsonNode> schemas = new ArrayList<>(document.findValues("schema"));
        document.at("/components/schemas").forEach(schemas::add);
        assertThat(schemas).hasSizeGreaterThan(100).allSatisfy(schema -> assertThat(dialect.validate(schema)).as(schema.toString()).isEmpty());
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryIdentifierIsUnique() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
        assertThat(document.findValuesAsText("operationId")).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void everyPrebuiltQueryIsAnOperationWithItsParameters() {
        for (PrebuiltQuery query : Project.catalogue().all()) {
            JsonNode operation = document.get("paths").path("/queries/" + query.name()).path("get");
            assertThat(operation.path("summary").asText()).isEqualTo(query.summary());
            List<String> names = operation.path("parameters").findValuesAsText("name");
            assertThat(names).as(query.name()).containsAll(query.parameters().stream().map(p -> p.name()).toList()).contains("format").hasSize(query.parameters().size() + 1);
        }
    }

    @Test
    void everyPathThatNeedsNothingAnswersInTheTypesThatItSays() throws Exception {
        int answers = 0;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            JsonNode operation = path.getValue().path("get");
            if (path.getKey().contains("{") || operation.isMissingNode() || path.getKey().equals("/sparql") || operation.path("description").asText().contains("answered with 403")) {
                continue;
            }
            StringBuilder address = new StringBuilder(path.getKey());
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.has("example")) {
                    address.append(address.indexOf("?") < 0 ? '?' : '&').append(parameter.get("name").asText()).append('=')
                            .append(URLEncoder.encode(parameter.get("example").asText(), StandardCharsets.UTF_8));
                }
            }
            JsonNode content = operation.at("/responses/200/content");
            for (String type : iterable(content)) {
                boolean query = path.getKey().startsWith("/queries/");
                if (type.contains("*") || path.getKey().matches(".*\\.[a-z]+") || query && !List.of("application/json", "text/csv", "text/turtle").contains(type)) {
                    continue;
                }
                // Accept: application/json gets the standard results, which are JSON; the plain rows are asked for by name.
                boolean rows = query && type.equals("application/json");
                HttpResponse<String> response = server.get(address + (rows ? (address.indexOf("?") < 0 ? "?" : "&") + "format=rows.json" : ""), "Accept", type);
                assertThat(response.statusCode()).as("%s as %s", address, type).isEqualTo(200);
                assertThat(response.headers().firstValue("Content-Type").orElse("")).as(address.toString()).startsWith(type);
                answers++;
            }
        }
        assertThat(answers).isGreaterThan(50);
    }

    @Test
    void typesDefaultsChoicesAndExamplesComeFromTheHeader(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("one-two.rq"), """
                #+ title: One
                #+ summary: Which?
                #+ params:
                #+   n: { type: integer, default: 3, label: How many }
                #+   day: { type: date, default: today, label: Day }
                #+   order: { type: text, values: [up, down], label: Order }
                #+   kind: { type: iri, required: true, example: "epg:Strategy", label: Kind }
                #+ columns:
                #+   thing: { type: iri, label: Thing }
                SELECT ?thing WHERE { ?thing a ?kind ; ?p ?n , ?day , ?order }
                """);
        Map<String, Object> operation = QueryOperation.of(QueryCatalogue.read(folder).all().get(0)).toMap();
        JsonNode json = new ObjectMapper().valueToTree(operation);
        assertThat(json.get("operationId").asText()).isEqualTo("queryOneTwo");
        assertThat(json.at("/parameters/0/schema/default").isInt() || json.at("/parameters/0/schema/default").isLong()).isTrue();
        assertThat(json.at("/parameters/1/schema/anyOf/0/format").asText()).isEqualTo("date");
        assertThat(json.at("/parameters/2/schema/enum")).hasSize(2);
        assertThat(json.at("/parameters/3/required").asBoolean()).isTrue();
        assertThat(json.at("/parameters/3/example").asText()).isEqualTo("epg:Strategy");
    }

    private static Iterable<String> iterable(JsonNode object) {
        return object::fieldNames;
    }
}
