package eu.policygraph.server;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.query.Limits;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Heavy queries of strangers keep neither pages nor prebuilt queries waiting, and no client takes more than its share. */
class LanesTest {

    private static final int THREADS = 4;
    private static final int PER_CLIENT = 3;
    private static final String HEAVY = "/sparql?query=" + encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(Settings.of("localhost", 0, new Limits(Duration.ofSeconds(60), 1000)).with(Settings.Lanes.of(THREADS, 0, PER_CLIENT, Duration.ofMillis(300))));
        awaitReady();
    }

    private static void awaitReady() throws Exception {
        for (int i = 0; i < 600 && server.get("/$/ready").statusCode() != 200; i++) {
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void heavyQueriesStopNeitherPagesNorPrebuiltQueriesAndEndWhenTheirClientsHangUp() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 24; i++) {
                clients.add(RawClient.from("127.0.0." + (2 + i % 12), server).send("GET " + HEAVY + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            awaitRunning(THREADS);
            for (String path : List.of("/", "/queries/counts-by-kind.csv", "/strategy/csa-2020.ttl", "/$/ping", "/$/ready", "/sparql")) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
            }
            HttpResponse<String> waiting = server.get(HEAVY);
            assertThat(waiting.statusCode()).isEqualTo(503);
            assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
            assertThat(waiting.body()).contains("\"busy\"", "\"request\"");
            assertThat(running()).isEqualTo(THREADS);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        awaitRunning(0);
    }

    @Test
    void aLookUpIsAnsweredWhileHeavyQueriesTakeTurns() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        Settings usual = Settings.of("localhost", 0, new Limits(Duration.ofSeconds(60), 1000));
        try (RunningServer many = RunningServer.start(usual)) {
            for (int i = 0; i < 24; i++) {
                clients.add(RawClient.from("127.0.0." + (2 + i % 12), many).send("GET " + HEAVY + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(many.get("/sparql?query=" + encoded("SELECT * { ?s ?p ?o } LIMIT " + (i + 1))).statusCode()).isEqualTo(200);
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void aClientWithTooManyQueriesUnderWayIsRefusedAndAnotherIsNot() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < PER_CLIENT; i++) {
                clients.add(RawClient.from("127.0.0.99", server).send("GET " + HEAVY + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            awaitRunning(PER_CLIENT);
            try (RawClient more = RawClient.from("127.0.0.99", server)) {
                assertThat(more.send("GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").answer())
                        .startsWith("HTTP/1.1 429").contains("Retry-After: ", "too-many-requests", "\"limit\": " + PER_CLIENT);
            }
            assertThat(server.get("/sparql?query=ASK%7B%7D").statusCode()).isEqualTo(200);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        awaitRunning(0);
    }

    @Test
    void whatAClientSendsAheadIsNotLostWhileItsQueryIsWatched() throws Exception {
        String slow = "/sparql?query=" + encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?b ?f . FILTER(STRLEN(STR(?c)) > 1000000) }");
        try (RawClient client = RawClient.to(server)) {
            client.send("GET " + slow + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            Thread.sleep(100);
            String both = client.send("GET /$/ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").answer();
            assertThat(both.split("HTTP/1.1 200 OK", -1)).hasSize(3);
        }
    }

    private static void awaitRunning(int count) throws Exception {
        for (int i = 0; i < 200 && running() != count; i++) {
            Thread.sleep(50);
        }
        assertThat(running()).isEqualTo(count);
    }

    private static int running() throws Exception {
        String line = server.get("/$/metrics").body().lines().filter(l -> l.startsWith("policygraph_lane_running{lane=\"queries\"}")).findFirst().orElseThrow();
        return (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1));
    }
}
