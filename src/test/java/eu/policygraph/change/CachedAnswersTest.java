package eu.policygraph.change;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.change.ChangingServer.Kind;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedAnswersTest {

    private static final int CHANGES = 5;
    private static final String COUNT = "/sparql?query=" + RunningServer.encoded("SELECT (COUNT(?title) AS ?n) { GRAPH <" + ChangingServer.MINE + "> { ?s <https://example.org/says> ?title } }");

    @Test
    void theVeryNextRequestAfterAChangeSeesIt(@TempDir Path folder) throws Exception {
        try (ChangingServer server = new ChangingServer(folder)) {
            String before = kept(server, 0);
            for (int change = 1; change <= CHANGES; change++) {
                HttpResponse<String> changed = server.graph(Kind.WRITER, "POST", ChangingServer.MINE, ChangingServer.description(ChangingServer.MINE)
                        + " <" + ChangingServer.MINE + "> <https://example.org/says> \"" + change + "\" .");
                assertThat(changed.statusCode()).as(changed.body()).isIn(200, 201, 204);
                HttpResponse<String> asked = server.http.get(COUNT, "Accept", "text/csv", "If-None-Match", before);
                assertThat(asked.statusCode()).isEqualTo(200);
                assertThat(asked.body()).isEqualTo("n\r\n" + change + "\r\n");
                before = kept(server, change);
            }
        }
    }

    /** Asks until the answer is surely a kept one, and gives its tag. */
    private static String kept(ChangingServer server, int expected) throws Exception {
        HttpResponse<String> answer = null;
        for (int i = 0; i < 4; i++) {
            answer = server.http.get(COUNT, "Accept", "text/csv");
            assertThat(answer.body()).isEqualTo("n\r\n" + expected + "\r\n");
        }
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
