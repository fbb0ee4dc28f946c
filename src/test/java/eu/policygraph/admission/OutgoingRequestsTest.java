package eu.policygraph.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import eu.policygraph.Project;
import eu.policygraph.query.Limits;
import eu.policygraph.server.RunningServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a visitor sends makes the server ask somebody else. A server beside it, the canary, would notice. */
class OutgoingRequestsTest {

    private static final String DIRECT = "application/sparql-query";
    private static final String ROWS = "{\"head\":{\"vars\":[\"x\"]},\"results\":{\"bindings\":[{\"x\":{\"type\":\"literal\",\"value\":\"from there\"}}]}}";
    private static final List<String> NOTICED = new CopyOnWriteArrayList<>();
    private static HttpServer canary;
    private static RunningServer closed;
    private static RunningServer open;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            NOTICED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getPath();
            byte[] body = (path.equals("/large") ? ROWS.replace("from there", "x".repeat(9_000_000)) : ROWS).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/sparql-results+json");
            if (path.equals("/moved")) {
                exchange.getResponseHeaders().add("Location", address("/elsewhere"));
            }
            exchange.sendResponseHeaders(path.equals("/moved") ? 307 : path.equals("/broken") ? 500 : 200, body.length);
            try (exchange; var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        canary.start();
        Path data = Files.writeString(folder.resolve("data.trig"), """
                @prefix ex: <http://example.org/> .
                ex:source { ex:a ex:endpoint <%s> . ex:b ex:endpoint <%s> }
                """.formatted(address("/sparql"), address("/not-listed")));
        Limits usual = new Limits(Duration.ofSeconds(5), 1_000);
        closed = RunningServer.start(Project.load(data), Project.catalogue(), usual);
        open = RunningServer.start(Project.load(data), Project.catalogue(), new Limits(usual.timeout(), usual.maxRows(), usual.maxBytes(), usual.maxMemory(), usual.text(),
                new RemoteEndpoints(Set.of(address("/sparql"), address("/moved"), address("/large"), address("/broken")))));
        OutgoingRequests.close();
    }

    @AfterAll
    static void stop() {
        closed.close();
        open.close();
        canary.stop(0);
    }

    @AfterEach
    void forget() {
        NOTICED.clear();
    }

    @Test
    void everyFormOfServiceIsRefusedAndNobodyIsAsked() throws Exception {
        String there = "<" + address("/sparql") + ">";
        String service = "SERVICE " + there + " { ?s ?p ?o }";
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", "SELECT * { " + service + " }");
        forms.put("silent", "SELECT * { SERVICE SILENT " + there + " { ?s ?p ?o } }");
        forms.put("with a variable", "SELECT * { BIND(" + there + " AS ?e) SERVICE ?e { ?s ?p ?o } }");
        forms.put("with a variable from data", "SELECT * { ?a <http://example.org/endpoint> ?e SERVICE ?e { ?s ?p ?o } }");
        forms.put("with a variable from VALUES, silent", "SELECT * { VALUES ?e { " + there + " } SERVICE SILENT ?e { ?s ?p ?o } }");
        forms.put("in a subquery", "SELECT * { { SELECT ?s { " + service + " } } }");
        forms.put("in EXISTS", "ASK { ?a ?b ?c FILTER EXISTS { " + service + " } }");
        forms.put("in NOT EXISTS in IF", "SELECT (IF(NOT EXISTS { " + service + " }, 1, 2) AS ?x) {}");
        forms.put("in OPTIONAL", "SELECT * { ?a ?b ?c OPTIONAL { " + service + " } }");
        forms.put("in MINUS", "SELECT * { ?a ?b ?c MINUS { " + service + " } }");
        forms.put("in UNION", "SELECT * { { ?a ?b ?c } UNION { " + service + " } }");
        forms.put("in GRAPH", "SELECT * { GRAPH ?g { " + service + " } }");
        forms.put("in CONSTRUCT", "CONSTRUCT { ?s ?p ?o } WHERE { " + service + " }");
        forms.put("in DESCRIBE", "DESCRIBE ?s { " + service + " }");
        forms.put("in HAVING", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c } HAVING EXISTS { " + service + " }");
        forms.put("in ORDER BY", "SELECT * { ?a ?b ?c } ORDER BY EXISTS { " + service + " }");
        forms.put("in SERVICE", "SELECT * { SERVICE <http://example.org/sparql> { " + service + " } }");
        forms.put("with a parameter for time", "SELECT * { SERVICE <" + address("/sparql") + "?timeout=600000> { ?s ?p ?o } }");
        forms.put("with settings of Jena", "PREFIX arq: <http://jena.apache.org/ARQ#> SELECT * { SERVICE <" + address("/sparql") + "?arq:httpServiceAllowed=true> { ?s ?p ?o } }");
        forms.put("cached", "SELECT * { SERVICE <cache:" + address("/sparql") + "> { ?s ?p ?o } }");
        forms.put("in bulk", "SELECT * { SERVICE <bulk+10:cache:> { SERVICE " + there + " { ?s ?p ?o } } }");
        forms.put("in a loop", "SELECT * { SERVICE <loop:" + address("/sparql") + "> { ?s ?p ?o } }");
        forms.put("with escapes", "SELECT * { SERVICE <" + address("/sp\\u0061rql") + "> { ?s ?p ?o } }");
        forms.put("relative to a BASE", "BASE <" + address("/") + "> SELECT * { SERVICE <sparql> { ?s ?p ?o } }");
        forms.put("by a prefix", "PREFIX c: <" + address("/") + "> SELECT * { SERVICE c:sparql { ?s ?p ?o } }");
        forms.put("file:", "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }");
        forms.put("data:", "SELECT * { SERVICE <data:text/turtle,%3Ca%3E%20a%20%3Cb%3E> { ?s ?p ?o } }");
        forms.put("urn:", "SELECT * { SERVICE <urn:x-arq:self> { ?s ?p ?o } }");
        for (Map.Entry<String, String> form : forms.entrySet()) {
            HttpResponse<String> response = closed.post("/sparql", DIRECT, form.getValue());
            assertThat(response.statusCode()).as(form.getKey() + " " + response.body()).isEqualTo(400);
            assertThat(id(response)).as(form.getKey()).isEqualTo("service-refused");
        }
        assertThat(forms).hasSizeGreaterThan(20);
        assertThat(NOTICED).isEmpty();
    }

    @Test
    void noGraphIsFetched() throws Exception {
        for (String iri : List.of(address("/data.ttl"), "file:///etc/passwd", folder.resolve("data.trig").toUri().toString(), "ftp://localhost/x", "data:text/turtle,")) {
            for (String query : List.of("SELECT * FROM <%s> { ?s ?p ?o }", "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }", "ASK FROM <%s> { ?s ?p ?o }", "DESCRIBE <urn:x> FROM <%s>")) {
                HttpResponse<String> response = closed.post("/sparql", DIRECT, query.formatted(iri));
                assertThat(response.statusCode()).as(query + iri + response.body()).isEqualTo(400);
            }
            assertThat(closed.post("/sparql", DIRECT, "ASK { GRAPH <" + iri + "> { ?s ?p ?o } }").body()).contains("\"boolean\"").contains("false");
            assertThat(closed.get("/sparql?query=ASK%7B%7D&default-graph-uri=" + RunningServer.encoded(iri)).statusCode()).isEqualTo(400);
            assertThat(closed.post("/sparql", DIRECT, "CONSTRUCT WHERE { <" + iri + "> <http://www.w3.org/2002/07/owl#imports> ?o }").statusCode()).isEqualTo(200);
        }
        assertThat(NOTICED).isEmpty();
    }

    @Test
    void documentsAreReadWithoutWhatTheyReferTo() {
        String there = address("/context.jsonld");
        for (String context : List.of("\"" + there + "\"", "[\"" + there + "\"]", "{\"@import\": \"" + there + "\", \"@version\": 1.1}", "{\"p\": {\"@id\": \"urn:p\", \"@context\": \"" + there + "\"}}", "\"file:///etc/passwd\"")) {
            assertThatThrownBy(() -> RDFParser.fromString("{\"@context\": " + context + ", \"@id\": \"urn:a\", \"p\": {\"p\": \"x\"}}", Lang.JSONLD11).toGraph())
                    .as(context).isInstanceOf(RiotException.class);
        }
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e SYSTEM \"" + there + "\">]><r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"urn:\"><r:Description r:about=\"urn:a\"><e:p>&e;</e:p></r:Description></r:RDF>";
        String external = "<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"" + there + "\"><r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>";
        for (String document : List.of(entity, external)) {
            try {
                RDFParser.fromString(document, Lang.RDFXML).toGraph();
            } catch (RiotException e) {
                assertThat(e).isNotNull();
            }
        }
        assertThat(RDFParser.fromString("<urn:a> <http://www.w3.org/2002/07/owl#imports> <" + there + "> .", Lang.TURTLE).toGraph().size()).isEqualTo(1);
        assertThat(NOTICED).isEmpty();
    }

    @Test
    void aListedEndpointIsAskedAndJoined() throws Exception {
        String service = "SERVICE <" + address("/sparql") + "> { ?s <http://example.org/p> ?x }";
        assertThat(open.post("/sparql", DIRECT, "SELECT ?x { " + service + " }").body()).contains("from there");
        assertThat(NOTICED).hasSize(1).first().asString().startsWith("POST /sparql query=").contains("example.org");
        assertThat(open.post("/sparql", DIRECT, "SELECT ?a ?x { ?a <http://example.org/endpoint> ?e " + service + " }").body()).contains("from there", "http://example.org/a");
        assertThat(open.post("/sparql", DIRECT, "SELECT ?x { VALUES ?x { \"another\" } " + service + " }").body()).doesNotContain("from there");
        NOTICED.clear();
        String byVariable = "SELECT ?x { BIND(<" + address("/sparql") + "> AS ?e) SERVICE ?e { ?s ?p ?x } }";
        assertThat(open.post("/sparql", DIRECT, byVariable).body()).contains("from there");
        assertThat(NOTICED).hasSize(1);
    }

    @Test
    void onlyAListedEndpointIsAskedLetterByLetter() throws Exception {
        for (String endpoint : List.of("/not-listed", "/sparql?x", "/sparql/", "/%73parql", "/SPARQL")) {
            assertThat(id(open.post("/sparql", DIRECT, "SELECT * { SERVICE SILENT <" + address(endpoint) + "> { ?s ?p ?o } }"))).as(endpoint).isEqualTo("service-refused");
        }
        assertThat(id(open.post("/sparql", DIRECT, "SELECT * { <http://example.org/b> <http://example.org/endpoint> ?e SERVICE SILENT ?e { ?s ?p ?o } }"))).isEqualTo("service-refused");
        assertThat(id(open.post("/sparql", DIRECT, "SELECT * { SERVICE ?e { ?s ?p ?o } }"))).isEqualTo("service-refused");
        assertThat(NOTICED).isEmpty();
    }

    @Test
    void noRedirectIsFollowedAndNoAnswerIsReadWithoutEnd() throws Exception {
        for (String endpoint : List.of("/moved", "/large", "/broken")) {
            HttpResponse<String> response = open.post("/sparql", DIRECT, "SELECT * { SERVICE <" + address(endpoint) + "> { ?s ?p ?o } }");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(502);
            assertThat(id(response)).isEqualTo("remote-failed");
            assertThat(open.post("/sparql", DIRECT, "SELECT * { SERVICE SILENT <" + address(endpoint) + "> { ?s ?p ?o } }").statusCode()).isEqualTo(200);
        }
        assertThat(NOTICED).hasSize(6).noneMatch(request -> request.contains("/elsewhere"));
    }

    @Test
    void oneQueryAsksOthersOnlySoOften() throws Exception {
        HttpResponse<String> response = open.post("/sparql", DIRECT, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i SERVICE <" + address("/sparql") + "> { ?s ?p ?a } }");
        assertThat(id(response)).isEqualTo("service-refused");
        assertThat(NOTICED).hasSizeLessThan(60);
    }

    @Test
    void addressesInsideAreKnown() throws Exception {
        for (String inside : List.of("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "0.1.2.3", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:10.0.0.1")) {
            assertThat(RemoteClient.isInternal(InetAddress.getByName(inside))).as(inside).isTrue();
        }
        for (String outside : List.of("8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:4860:4860::8888")) {
            assertThat(RemoteClient.isInternal(InetAddress.getByName(outside))).as(outside).isFalse();
        }
    }

    @Test
    void anAddressThatIsNoEndpointIsNotListed() {
        for (String iri : List.of("file:///x", "sparql", "http:///x", "https://user:secret@example.org/sparql", "https://example.org/sparql#x", "ftp://example.org/")) {
            assertThatThrownBy(() -> new RemoteEndpoints(Set.of(iri))).as(iri).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + canary.getAddress().getPort() + path;
    }

    private static String id(HttpResponse<String> response) {
        return response.statusCode() == 200 ? "" : JsonParser.parseString(response.body()).getAsJsonObject().get("id").getAsString();
    }
}
