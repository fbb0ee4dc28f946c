package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.store.MemoryStore;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The port is open before there are data, and says so. */
class EntranceTest {

    @Test
    void whoComesBeforeTheDataIsToldToComeBackAndIsThenAnswered() throws Exception {
        try (RunningServer server = RunningServer.opened()) {
            for (String path : List.of("/", "/strategy/csa-2020", "/sparql?query=ASK%7B%7D", "/queries/counts-by-kind.csv", "/sparql/completions.json", "/graphs?default", "/static/site.css")) {
                HttpResponse<String> early = server.get(path);
                assertThat(early.statusCode()).as(path).isEqualTo(503);
                assertThat(early.headers().firstValue("Retry-After")).as(path).hasValue("2");
                assertThat(early.headers().firstValue("Content-Type")).as(path).hasValue("application/problem+json");
                assertThat(early.body()).as(path).contains("\"not-ready\"", "being loaded");
            }
            assertThat(server.post("/update", "application/sparql-update", "INSERT DATA { GRAPH <x:g> { <x:s> <x:p> 1 } }").statusCode()).isEqualTo(503);
            assertThat(server.method("DELETE", "/graphs?graph=x:g").statusCode()).isEqualTo(503);
            assertThat(server.get("/", "Accept", "text/html").body()).contains("<h1>Not ready</h1>", "being loaded");
            assertThat(server.get("/$/health").body()).contains("STARTING");
            assertThat(server.get("/$/ping").statusCode()).isEqualTo(200);
            assertThat(server.get("/$/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/$/metrics").body()).contains("policygraph_problems_total{problem=\"not-ready\"}");

            server.serve(new MemoryStore(new SnapshotBuilder(Project.CLOCK), Project.CLOCK, Project.snapshot()));
            assertThat(server.get("/strategy/csa-2020.ttl").statusCode()).isEqualTo(200);
            assertThat(server.get("/sparql?query=ASK%7B%7D").statusCode()).isEqualTo(200);
            assertThat(server.get("/$/health").body()).contains("UP");
            HttpResponse<String> ready = server.get("/$/ready");
            for (int i = 0; i < 600 && ready.statusCode() != 200; i++) {
                Thread.sleep(50);
                ready = server.get("/$/ready");
            }
            assertThat(ready.body()).contains("\"UP\"", "\"writing\": \"off\"");
        }
    }
}
