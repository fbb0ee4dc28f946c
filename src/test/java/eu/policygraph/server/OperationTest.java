package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import eu.policygraph.query.Limits;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator relies on: probes, metrics, the access log, request ids. */
class OperationTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(3), 1000);

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static Path log;

    @BeforeAll
    static void start() throws Exception {
        log = folder.resolve("access.log");
        server = RunningServer.start(Settings.of("localhost", 0, LIMITS).with(new Settings.Operation(List.of(), OptionalInt.empty(), Optional.of(log.toString()), Duration.ofSeconds(5))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void probesAnswer() throws Exception {
        assertThat(server.get("/$/ping").statusCode()).isEqualTo(200);
        assertThat(server.get("/$/health").body()).contains("UP");
        for (int i = 0; i < 100 && server.get("/$/ready").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        assertThat(server.get("/$/ready").headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void metricsCountByRouteAndQueryAndProblem() throws Exception {
        server.get("/strategy/csa-2020.ttl");
        server.get("/queries/counts-by-kind.csv");
        server.get("/queries/no-such-query.csv");
        server.get("/sparql?query=nonsense");
        String metrics = server.get("/$/metrics").body();
        assertThat(metrics).contains("policygraph_requests_total{method=\"GET\",route=\"/{kind}/{slug...}\",status=\"200\"}",
                "policygraph_query_seconds_bucket{query=\"counts-by-kind\"", "policygraph_problems_total{problem=\"query-syntax\"}", "policygraph_lane_wait_seconds_count{lane=\"queries\"}",
                "policygraph_snapshot_statements", "policygraph_snapshot_version{version=\"", "jvm_memory_used_bytes", "jvm_gc_", "process_resident_memory_bytes")
                .doesNotContain("no-such-query");
    }

    @Test
    void metricsAreForThisMachineOnlyAndNotForWhoComesThroughAProxy() throws Exception {
        assertThat(server.get("/$/metrics").statusCode()).isEqualTo(200);
        for (String header : List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")) {
            assertThat(server.get("/$/metrics", header, "for=192.0.2.1").statusCode()).as(header).isEqualTo(404);
        }
        try (RawClient proxied = RawClient.to(server)) {
            assertThat(proxied.send("GET /$/metrics HTTP/1.1\r\nHost: data.example.org\r\nConnection: close\r\n\r\n").answer()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aRequestIdIsKeptWhenItIsSafeAndMadeWhenItIsNot() throws Exception {
        assertThat(server.get("/$/ping", "X-Request-Id", "abc-123.x_Y").headers().firstValue("X-Request-Id")).hasValue("abc-123.x_Y");
        for (String bad : List.of("a b", "x\"y", "a".repeat(65))) {
            assertThat(server.get("/$/ping", "X-Request-Id", bad).headers().firstValue("X-Request-Id").orElseThrow()).as(bad).matches("[0-9a-f]{16}");
        }
    }

    @Test
    void theAccessLogHasALineForEachRequestWithWhatOperatorsLookFor() throws Exception {
        server.get("/queries/counts-by-kind.csv?x=%22%0a", "X-Request-Id", "log-me", "User-Agent", "a \"quoted\" agent");
        String line = lineWith("log-me");
        assertThat(line).matches("127\\.0\\.0\\.1 - - \\[[^]]+] \"GET /queries/counts-by-kind\\.csv\\?x=%22%0a HTTP/1\\.1\" 400 \\d+ \"-\" \"a \\\\\"quoted\\\\\" agent\" \\d+ log-me \"/queries/\\{name}\" bad-parameter");
        try (RawClient client = RawClient.to(server)) {
            client.send("GET /broken%0d%0aX:y HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").answer();
        }
        assertThat(lineWith("broken%0d%0aX:y")).contains(" 400 ");
    }

    @Test
    void metricsWithAPortOfTheirOwnAreThereAndNowhereElse() throws Exception {
        int port;
        try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Settings settings = Settings.of("localhost", 0, LIMITS).with(new Settings.Operation(List.of(), OptionalInt.of(port), Optional.empty(), Duration.ofSeconds(5)));
        try (RunningServer other = RunningServer.start(settings); java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            assertThat(other.get("/$/metrics").statusCode()).isEqualTo(404);
            assertThat(other.get("/$/ping").statusCode()).isEqualTo(200);
            assertThat(status(client, port, "/$/metrics")).isEqualTo(200);
            assertThat(status(client, port, "/sparql")).isEqualTo(404);
        }
    }

    @Test
    void aFailureTellsTheIdUnderWhichItIsLogged() throws Exception {
        HttpResponse<String> response = server.get("/sparql?query=" + RunningServer.encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"), "X-Request-Id", "slow-one");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(JsonParser.parseString(response.body()).getAsJsonObject().get("request").getAsString()).isEqualTo("slow-one");
    }

    private static int status(java.net.http.HttpClient client, int port, String path) throws Exception {
        return client.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + path)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String lineWith(String text) throws Exception {
        for (int i = 0; i < 200; i++) {
            Optional<String> line = Files.exists(log) ? Files.readAllLines(log).stream().filter(l -> l.contains(text)).findFirst() : Optional.empty();
            if (line.isPresent()) {
                return line.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no line with " + text);
    }
}
