package eu.policygraph.server;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.query.Limits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that is stopped ends what it began, within its time. */
class ShutdownTest {

    private static final String QUICK = "/sparql?query=" + encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?b ?f . FILTER(STRLEN(STR(?c)) > 1000000) }");
    private static final String ENDLESS = "/sparql?query=" + encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");

    @Test
    void whatIsUnderWayIsFinishedAndNothingNewIsTaken() throws Exception {
        RunningServer server = RunningServer.start(Settings.of("localhost", 0, new Limits(Duration.ofSeconds(60), 1000)));
        try (RawClient client = RawClient.to(server)) {
            client.send("GET " + QUICK + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            Thread.sleep(100);
            CompletableFuture<Void> end = CompletableFuture.runAsync(server::close);
            assertThat(client.answer()).startsWith("HTTP/1.1 200").contains("bindings");
            end.get();
        }
    }

    @Test
    void whatTakesTooLongIsStoppedAndTheEndIsNotPutOff() throws Exception {
        Settings usual = Settings.of("localhost", 0, new Limits(Duration.ofSeconds(60), 1000));
        Settings.Operation o = usual.operation();
        RunningServer server = RunningServer.start(usual.with(new Settings.Operation(o.trustedProxies(), o.metricsPort(), o.accessLog(), Duration.ofSeconds(10))));
        try (RawClient client = RawClient.to(server)) {
            client.send("GET " + ENDLESS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            Thread.sleep(500);
            long started = System.nanoTime();
            server.close();
            assertThat(client.answer()).startsWith("HTTP/1.1 503");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
        }
        for (int i = 0; i < 200 && computing(); i++) {
            Thread.sleep(50);
        }
        assertThat(computing()).as("a thread still works for a server that is closed").isFalse();
    }

    /** Whether a thread of a lane runs a query. */
    private static boolean computing() {
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(t -> t.getKey().getName().startsWith("lane-queries-") && java.util.Arrays.stream(t.getValue()).anyMatch(frame -> frame.getClassName().contains("QueryRunner")));
    }
}
