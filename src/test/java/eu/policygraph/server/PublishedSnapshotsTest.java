package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A snapshot that replaces another while the server runs. */
class PublishedSnapshotsTest {


    @Test
    void aNewSnapshotIsServedWholeSearchAndAll() throws Exception {
        AtomicReference<Snapshot> served = new AtomicReference<>(Project.load(Project.HOME.resolve("data/strategies"), Project.HOME.resolve("data/sources")));
        List<Consumer<Snapshot>> listeners = new ArrayList<>();
        try (RunningServer server = RunningServer.start(Settings.of("localhost", 0, new Limits(Duration.ofSeconds(20), 1000)), served::get, listeners::add)) {
            assertThat(listeners).isNotEmpty();
            String before = server.get("/sparql?query=" + RunningServer.encoded("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), "Accept", "text/csv").body();
            String tag = server.get("/download/eu-policy-graph.nt.gz").headers().firstValue("ETag").orElseThrow();
            Snapshot next = Project.snapshot();
            listeners.forEach(listener -> listener.accept(next));
            served.set(next);
            assertThat(server.get("/sparql?query=" + RunningServer.encoded("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), "Accept", "text/csv").body()).isNotEqualTo(before);
            assertThat(server.get("/download/eu-policy-graph.nt.gz").headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
            assertThat(server.get("/search.json?q=lanzarote").body()).contains("lanzarote");
            assertThat(server.get("/sparql?query=" + RunningServer.encoded("PREFIX text: <http://jena.apache.org/text#> ASK { ?s text:query 'lanzarote' }"), "Accept", "application/json").body()).contains("true");
            assertThat(server.get("/$/metrics").body()).contains("version=\"" + next.version() + "\"");
        }
    }
}
