package eu.policygraph.server;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.query.Limits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A query by GET has the answer that it has on the way of all other requests, which one with a length is sent. */
class DirectQueriesTest {

    private static final String LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        Settings.Connections usual = Settings.Connections.usual();
        Settings.Connections impatient = new Settings.Connections(usual.max(), usual.perClient(), usual.maxHeader(), usual.maxBody(), usual.headerTime(), usual.requestTime(), Duration.ofMillis(200),
                usual.readRate(), usual.memory());
        server = RunningServer.start(Settings.of("localhost", 0, new Limits(Duration.ofMillis(1_500), 2_000)).with(impatient).withCache(0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bothWaysGiveTheSameAnswer() throws Exception {
        List<String> queries = List.of("SELECT * { ?s a ?o } ORDER BY ?s ?o LIMIT 3", "SELECT * { ?s a ?o } ORDER BY ?s ?o", "ASK { ?s ?p 1 }", "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 1",
                "DESCRIBE <https://w3id.org/eu-policy-graph/id/strategy/csa-2020>", "SELECT (NOW() AS ?now) { FILTER (1 = 2) }", "SELECT nothing", "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "");
        List<String> headers = List.of("", "Accept: text/csv, text/turtle\r\nAccept-Encoding: gzip\r\n", "Accept: image/png\r\n", "If-None-Match: *\r\n",
                "X-Forwarded-Host: other.example\r\nAccept-Language: fr\r\n");
        int compared = 0;
        for (String query : queries) {
            for (String header : headers) {
                String direct = answer(query, header);
                assertThat(direct).as(query + " " + header).startsWith("HTTP/1.1 ").isEqualTo(answer(query, header + "Content-Length: 0\r\n"));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(queries.size() * headers.size());
        assertThat(answer(queries.get(0), "Accept: text/html\r\n")).startsWith("HTTP/1.1 200 ").contains("<!DOCTYPE html>");
        assertThat(answer("SELECT * { ?s a ?o } ORDER BY ?s ?o LIMIT 3", "If-None-Match: *\r\n")).startsWith("HTTP/1.1 304 ");
    }

    @Test
    void anAnswerMayTakeLongerThanASilentConnectionLasts() throws Exception {
        assertThat(answer(LONG, "")).startsWith("HTTP/1.1 503 ").contains("query-timeout");
    }

    /** With sorted headers, without what is another one in each answer. */
    private static String answer(String query, String headers) throws Exception {
        try (RawClient client = RawClient.to(server)) {
            String answer = client.send("GET /sparql?query=" + encoded(query) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n").answer()
                    .replaceAll("(?m)^(Date|X-Request-Id): .*\r\n", "").replaceAll("\"request\": \"\\w+\"", "").replaceAll("\\b\\d+ ms", "");
            String[] parts = (answer + "\r\n\r\n").split("\r\n\r\n", 2);
            return parts[0].lines().sorted(Comparator.comparing((String line) -> !line.startsWith("HTTP/")).thenComparing(line -> line)).collect(Collectors.joining("\n")) + "\n\n" + parts[1];
        }
    }
}
