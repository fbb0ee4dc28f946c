package eu.policygraph.sparql;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.query.Limits;
import eu.policygraph.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The query part of the SPARQL 1.1 Protocol: the cases of the W3C test suite by their names, and our own limits. */
class SparqlProtocolTest {

    private static final String JSON = "application/sparql-results+json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DIRECT = "application/sparql-query";
    private static final String G1 = "http://example.org/data1";
    private static final String G2 = "http://example.org/data2";
    private static final String G3 = "http://example.org/data3";
    private static RunningServer server;

    @TempDir
    private static Path folder;

    @FunctionalInterface
    private interface Case {
        void run() throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            numbers.append("<http://example.org/n").append(i).append("> <http://example.org/p> ").append(i).append(" .\n");
        }
        Path data = Files.writeString(folder.resolve("protocol.trig"), """
                @prefix ex: <http://example.org/> .
                ex:data1 { ex:a1 ex:in "one" . ex:shared ex:in "all" }
                ex:data2 { ex:a2 ex:in "two" . ex:shared ex:in "all" }
                ex:data3 { ex:a3 ex:in "three" . ex:shared ex:in "all" }
                ex:numbers { %s }
                """.formatted(numbers));
        server = RunningServer.start(Project.load(data), Project.catalogue(), new Limits(Duration.ofMillis(1500), 300));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void relativeIrisAreThoseOfTheProjectAndNameNoFileOfTheMachine() throws Exception {
        for (String query : List.of("CONSTRUCT { <> <urn:p> <act/x> } {}", "SELECT (IRI(\"act/x\") AS ?a) (<> AS ?b) {}", "DESCRIBE <> <act/x>")) {
            String answer = server.get("/sparql?query=" + encoded(query)).body();
            assertThat(answer).as(query).doesNotContain("file:").doesNotContain(Path.of("").toAbsolutePath().toString());
        }
        assertThat(server.get("/sparql?query=" + encoded("SELECT (IRI(\"act/x\") AS ?a) {}")).body()).contains("\"https://w3id.org/eu-policy-graph/act/x\"");
    }

    @Test
    void whatIsNoLanguageTagMakesNoLiteral() throws Exception {
        for (String tag : List.of("en> %d", "", "-", "en--x", "e n", "%s", "1en", "en-")) {
            HttpResponse<String> answer = server.get("/sparql?format=csv&query=" + encoded("SELECT (STRLANG(\"x\", \"" + tag + "\") AS ?y) {}"));
            assertThat(answer.statusCode()).as(tag).isEqualTo(200);
            assertThat(answer.body().strip()).as(tag).isEqualTo("y");
        }
        assertThat(server.get("/sparql?query=" + encoded("SELECT (STRLANG(\"x\", \"en-GB\") AS ?y) {}")).body()).contains("en-GB");
    }

    @Test
    void anAcceptHeaderThatSaysNothingMeansAnything() throws Exception {
        for (String accept : List.of(";", ",", ";q=1", "/", "*", ";;,;", "text/html;q", "q=")) {
            for (String path : List.of("/sparql?query=ASK%7B%7D", "/", "/nothing-here", "/act/directive-2011-93-eu")) {
                HttpResponse<String> answer = HttpClient.newHttpClient().send(
                        HttpRequest.newBuilder(URI.create(server.base() + path)).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(accept + " at " + path).isLessThan(500);
                assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(accept + " at " + path).isPresent();
            }
        }
    }

    @TestFactory
    List<DynamicTest> casesOfTheW3cSuite() {
        String ask = "ASK {}";
        String count = "ASK { { ?s <http://example.org/in> \"one\" } { ?t <http://example.org/in> \"two\" } FILTER NOT EXISTS { ?u <http://example.org/in> \"three\" } }";
        String named = "ASK { GRAPH ?g { ?s <http://example.org/in> \"one\" } GRAPH ?h { ?t <http://example.org/in> \"two\" } FILTER NOT EXISTS { GRAPH ?i { ?u <http://example.org/in> \"three\" } } }";
        String full = "ASK { ?s <http://example.org/in> \"one\" . GRAPH ?g { ?t <http://example.org/in> \"two\" } FILTER NOT EXISTS { ?u <http://example.org/in> \"two\" } FILTER NOT EXISTS { GRAPH ?h { ?v <http://example.org/in> \"one\" } } }";
        String defaults = "default-graph-uri=" + encoded(G1) + "&default-graph-uri=" + encoded(G2);
        String names = "named-graph-uri=" + encoded(G1) + "&named-graph-uri=" + encoded(G2);
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("query_get", () -> isTrue(server.get("/sparql?query=" + encoded(ask))));
        cases.put("query_post_form", () -> isTrue(server.post("/sparql", FORM, "query=" + encoded(ask))));
        cases.put("query_post_direct", () -> isTrue(server.post("/sparql", DIRECT, ask)));
        cases.put("query_dataset_default_graph", () -> isTrue(server.get("/sparql?default-graph-uri=" + encoded(G1) + "&query="
                + encoded("ASK { ?s <http://example.org/in> \"one\" FILTER NOT EXISTS { ?t <http://example.org/in> \"two\" } }"))));
        cases.put("query_dataset_default_graphs_get", () -> isTrue(server.get("/sparql?" + defaults + "&query=" + encoded(count))));
        cases.put("query_dataset_default_graphs_post", () -> isTrue(server.post("/sparql?" + defaults, DIRECT, count)));
        cases.put("query_dataset_named_graphs_get", () -> isTrue(server.get("/sparql?" + names + "&query=" + encoded(named))));
        cases.put("query_dataset_named_graphs_post", () -> isTrue(server.post("/sparql", FORM, names + "&query=" + encoded(named))));
        cases.put("query_dataset_full", () -> isTrue(server.get("/sparql?default-graph-uri=" + encoded(G1) + "&named-graph-uri=" + encoded(G2) + "&query=" + encoded(full))));
        cases.put("query_multiple_dataset", () -> isTrue(server.post("/sparql?default-graph-uri=" + encoded(G2), DIRECT,
                "ASK FROM <" + G1 + "> { ?s <http://example.org/in> \"two\" FILTER NOT EXISTS { ?t <http://example.org/in> \"one\" } }")));
        cases.put("query_content_type_select", () -> isType(server.post("/sparql", DIRECT, "SELECT (1 AS ?v) {}"), JSON));
        cases.put("query_content_type_ask", () -> isType(server.post("/sparql", DIRECT, ask), JSON));
        cases.put("query_content_type_describe", () -> isType(server.post("/sparql", DIRECT, "DESCRIBE <http://example.org/a1>"), "text/turtle"));
        cases.put("query_content_type_construct", () -> isType(server.post("/sparql", DIRECT, "CONSTRUCT { <s> <p> 1 } WHERE {}"), "text/turtle"));
        cases.put("bad_query_method", () -> refused(server.method("PUT", "/sparql?query=" + encoded(ask)), 405));
        cases.put("bad_multiple_queries", () -> refused(server.get("/sparql?query=" + encoded(ask) + "&query=" + encoded("SELECT * {}")), 400));
        cases.put("bad_query_wrong_media_type", () -> refused(server.post("/sparql", "text/plain", ask), 415));
        cases.put("bad_query_missing_form_type", () -> refused(untyped("query=" + encoded(ask)), 415));
        cases.put("bad_query_missing_direct_type", () -> refused(untyped(ask), 415));
        cases.put("bad_query_non_utf8", () -> refused(utf16(ask), 400));
        cases.put("bad_query_syntax", () -> refused(server.get("/sparql?query=" + encoded("ASK {")), 400));
        assertThat(cases).hasSize(21);
        return cases.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), e.getValue()::run)).toList();
    }

    @Test
    void everyResultFormatComesByAcceptAndByFormat() throws Exception {
        int cases = 0;
        Map<String, String> tables = Map.of("json", JSON, "xml", "application/sparql-results+xml", "csv", "text/csv", "tsv", "text/tab-separated-values", "rows.json", "application/json");
        String select = encoded("SELECT ?s ?o { ?s <http://example.org/in> ?o } ORDER BY ?s ?o");
        for (Map.Entry<String, String> table : tables.entrySet()) {
            isType(server.get("/sparql?format=" + table.getKey() + "&query=" + select), table.getValue());
            HttpResponse<String> byAccept = server.get("/sparql?query=" + select, "Accept", table.getValue());
            assertThat(byAccept.headers().firstValue("Content-Type").orElse("")).startsWith(table.getValue());
            cases++;
        }
        for (Lang lang : List.of(ResultSetLang.RS_JSON, ResultSetLang.RS_XML, ResultSetLang.RS_TSV)) {
            String body = server.get("/sparql?query=" + select, "Accept", lang.getContentType().getContentTypeStr()).body();
            var rows = ResultSetMgr.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), lang);
            assertThat(ResultSetFactory.copyResults(rows).size()).as("%s", lang).isEqualTo(4);
            cases++;
        }
        String construct = encoded("CONSTRUCT { ?s <http://example.org/in> ?o } WHERE { ?s <http://example.org/in> ?o }");
        for (Map.Entry<String, Lang> graph : Map.of("ttl", Lang.TURTLE, "nt", Lang.NTRIPLES, "jsonld", Lang.JSONLD, "rdf", Lang.RDFXML, "trig", Lang.TRIG, "nq", Lang.NQUADS).entrySet()) {
            HttpResponse<String> response = server.get("/sparql?format=" + graph.getKey() + "&query=" + construct);
            assertThat(RDFParser.fromString(response.body(), graph.getValue()).toGraph().size()).isEqualTo(4);
            cases++;
        }
        assertThat(cases).isEqualTo(14);
        refused(server.get("/sparql?format=pdf&query=" + select), 400);
        refused(server.get("/sparql?query=" + select, "Accept", "image/png"), 406);
        assertThat(server.get("/sparql?query=" + select, "Accept", "text/html").body()).contains("<table");
        assertThat(server.head("/sparql?query=" + select).statusCode()).isEqualTo(200);
    }

    @Test
    void aTimeOutIsA503WithTheElapsedTimeAndNeverPartOfAnAnswer() throws Exception {
        String heavy = "SELECT (COUNT(*) AS ?n) { ?a <http://example.org/p> ?x . ?b <http://example.org/p> ?y . ?c <http://example.org/p> ?z . FILTER(?x + ?y + ?z < 0) }";
        HttpResponse<String> response = server.post("/sparql", DIRECT, heavy);
        refused(response, 503);
        JsonObject problem = JsonParser.parseString(response.body()).getAsJsonObject();
        assertThat(problem.get("id").getAsString()).isEqualTo("query-timeout");
        assertThat(problem.get("elapsed-ms").getAsLong()).as("to the rounding of a millisecond").isGreaterThanOrEqualTo(1490);
        assertThat(problem.get("limit-ms").getAsLong()).isEqualTo(1500);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        String streaming = "SELECT * { ?a <http://example.org/p> ?x . ?b <http://example.org/p> ?y . ?c <http://example.org/p> ?z . FILTER(?x + ?y + ?z > 1190) }";
        refused(server.post("/sparql", DIRECT, streaming), 503);
    }

    @Test
    void aCutIsSaidInTheHeaderAndInTheBody() throws Exception {
        String all = encoded("SELECT ?s ?o { ?s <http://example.org/p> ?o }");
        for (String format : List.of("json", "xml", "csv", "tsv", "rows.json")) {
            HttpResponse<String> response = server.get("/sparql?format=" + format + "&query=" + all);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("X-Result-Cut")).as(format).hasValue("true");
            assertThat(response.headers().firstValue("X-Result-Limit")).hasValue("300");
            assertThat(response.body().replace('_', ' ')).as(format).contains("RESULT CUT");
        }
        String graph = encoded("CONSTRUCT WHERE { ?s <http://example.org/p> ?o }");
        assertThat(server.get("/sparql?query=" + graph).body()).startsWith("# RESULT CUT");
        HttpResponse<String> whole = server.get("/sparql?query=" + encoded("SELECT ?s { ?s <http://example.org/p> ?o } LIMIT 300"));
        assertThat(whole.headers().firstValue("X-Result-Cut")).isEmpty();
        assertThat(whole.body()).doesNotContain("RESULT");
    }

    @Test
    void anUnknownGraphIsRefusedAndNothingIsFetched() throws Exception {
        refused(server.get("/sparql?default-graph-uri=" + encoded("http://localhost:1/x.ttl") + "&query=" + encoded("ASK {}")), 400);
        refused(server.get("/sparql?query=" + encoded("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")), 400);
        refused(server.get("/sparql?query=" + encoded("SELECT * { SERVICE <http://localhost:1/sparql> { ?s ?p ?o } }")), 400);
    }

    @Test
    void aLongQueryGoesByPostAndTooLongOnesAreRefusedAsProblems() throws Exception {
        String values = "SELECT * { VALUES ?x { " + "\"0123456789\" ".repeat(2_000) + "} ?s ?p ?x }";
        assertThat(server.post("/sparql", DIRECT, values).statusCode()).isEqualTo(200);
        HttpResponse<String> tooLongForGet = server.get("/sparql?query=" + encoded(values));
        assertThat(tooLongForGet.statusCode()).isIn(414, 431);
        assertThat(tooLongForGet.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        refused(server.post("/sparql", DIRECT, "#".repeat(1024 * 1024 + 1)), 413);
    }

    @Test
    void answersAreCompressedForThoseWhoAsk() throws Exception {
        String all = "/sparql?query=" + encoded("SELECT ?s ?o { ?s <http://example.org/p> ?o } LIMIT 200");
        HttpResponse<byte[]> compressed = server.bytes(all, "Accept-Encoding", "gzip");
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        String inflated = new String(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(inflated).isEqualTo(server.get(all).body());
    }

    @Test
    void preflightAndErrorsCarryCorsForEveryOriginWithoutCredentials() throws Exception {
        HttpResponse<String> preflight = server.method("OPTIONS", "/sparql", "Origin", "https://example.org", "Access-Control-Request-Method", "POST");
        assertThat(preflight.statusCode()).isEqualTo(204);
        for (HttpResponse<String> response : List.of(preflight, server.get("/sparql?query=x"), server.get("/sparql?query=" + encoded("ASK {}")))) {
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(response.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    private static void isTrue(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JsonParser.parseString(response.body()).getAsJsonObject().get("boolean").getAsBoolean()).isTrue();
    }

    private static void isType(HttpResponse<String> response, String mediaType) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
    }

    private static void refused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JsonParser.parseString(response.body()).getAsJsonObject().get("status").getAsInt()).isEqualTo(status);
    }

    private static HttpResponse<String> untyped(String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.base() + "/sparql")).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> utf16(String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.base() + "/sparql")).header("Content-Type", DIRECT + "; charset=UTF-16")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_16)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
