package eu.policygraph.server;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.query.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hundreds of clients that send or read slowly take nothing from others, and are sent away in the end. */
class SlowClientsTest {

    private static final int CROWD = 250;
    private static final Duration HEADER_TIME = Duration.ofSeconds(2);
    private static final Duration REQUEST_TIME = Duration.ofSeconds(4);

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        Settings usual = Settings.of("localhost", 0, new Limits(Duration.ofSeconds(20), 100_000));
        Settings.Connections c = usual.connections();
        server = RunningServer.start(usual.with(new Settings.Connections(1_000, c.perClient(), c.maxHeader(), c.maxBody(), HEADER_TIME, REQUEST_TIME, Duration.ofSeconds(30), 1024 * 1024, c.memory())));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void slowHeadersLeaveOthersInPeaceAndEndWith408() throws Exception {
        assertCrowdIsSentAway(i -> "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + i);
    }

    @Test
    void slowBodiesLeaveOthersInPeaceAndEndWith408() throws Exception {
        assertCrowdIsSentAway(i -> "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\nASK {");
    }

    @Test
    void slowReadersLeaveOthersInPeaceAndAreCutOff() throws Exception {
        String large = "/sparql?query=" + encoded("SELECT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . { SELECT ?d ?e ?f { ?d ?e ?f } LIMIT 3 } }");
        assertThat(server.get(large).body().length()).isGreaterThan(8 * 1024 * 1024);
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(4 * 1024);
                socket.connect(new java.net.InetSocketAddress("localhost", URI.create(server.base()).getPort()));
                socket.getOutputStream().write(("GET " + large + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes());
                crowd.add(socket);
            }
            assertOthersAreAnswered();
            long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            while (held() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(250);
            }
            assertThat(held()).as("bytes that answers on their way hold").isZero();
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    private static void assertCrowdIsSentAway(IntFunction<String> beginning) throws Exception {
        List<RawClient> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                crowd.add(RawClient.to(server).send(beginning.apply(i)));
            }
            assertOthersAreAnswered();
            for (RawClient client : crowd) {
                assertThat(client.answer()).startsWith("HTTP/1.1 408").contains("application/problem+json", "request-timeout", "Connection: close");
            }
        } finally {
            for (RawClient client : crowd) {
                client.close();
            }
        }
    }

    private static void assertOthersAreAnswered() throws Exception {
        for (String path : List.of("/$/ping", "/", "/queries/counts-by-kind.csv", "/sparql")) {
            long started = System.nanoTime();
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).as(path).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static double held() throws IOException, InterruptedException {
        return server.get("/$/metrics").body().lines().filter(l -> l.startsWith("policygraph_bodies_bytes ")).mapToDouble(l -> Double.parseDouble(l.split(" ")[1])).sum();
    }
}
