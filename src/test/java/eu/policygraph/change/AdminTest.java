package eu.policygraph.change;

import static eu.policygraph.change.ChangingServer.MINE;
import static eu.policygraph.change.ChangingServer.description;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.change.ChangingServer.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does over HTTP, and nobody else. */
class AdminTest {

    @Test
    void aBackupComesBackAsOneChangeAndTheAuditTellsWho(@TempDir Path folder) throws Exception {
        try (ChangingServer server = new ChangingServer(folder)) {
            HttpResponse<byte[]> backup = server.http.bytes("/admin/backup", server.as(Kind.ADMIN));
            assertThat(backup.statusCode()).isEqualTo(200);
            assertThat(backup.headers().firstValue("Content-Type")).contains("application/gzip");
            HttpResponse<String> update = server.update(Kind.WRITER, "INSERT DATA { GRAPH <" + MINE + "> { " + description(MINE) + " } }", "X-Request-Id", "of-the-test");
            assertThat(update.statusCode()).isEqualTo(200);
            assertThat(server.store.get().version()).isNotEqualTo(Project.snapshot().version());

            HttpResponse<String> restored = restore(server, backup.body());
            assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
            assertThat(server.store.get().version()).isEqualTo(Project.snapshot().version());
            assertThat(restore(server, new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
            assertThat(server.http.post("/admin/restore", "text/turtle", "", server.as(Kind.ADMIN)).statusCode()).isEqualTo(415);

            JsonArray changes = changes(server, "");
            assertThat(changes).hasSize(2);
            assertThat(changes.get(0).getAsJsonObject().get("user").getAsString()).isEqualTo("ada");
            assertThat(changes.get(0).getAsJsonObject().get("reason").getAsString()).isEqualTo("request of-the-test");
            assertThat(changes.get(1).getAsJsonObject().get("reason").getAsString()).startsWith("restore of the backup");
            assertThat(changes(server, "?user=carla")).hasSize(1);
            assertThat(changes(server, "?from=2030-01-01")).isEmpty();
            assertThat(changes(server, "?from=2026-11-21&to=2026-11-21&limit=1")).hasSize(1);
            assertThat(server.http.get("/admin/audit?from=yesterday", server.as(Kind.ADMIN)).statusCode()).isEqualTo(400);

            assertThat(server.http.post("/admin/compact", "text/plain", "", server.as(Kind.ADMIN)).statusCode()).isEqualTo(200);
            for (String path : new String[] {"/admin/backup", "/admin/audit"}) {
                assertThat(server.http.get(path).statusCode()).as(path).isEqualTo(401);
                assertThat(server.http.get(path, server.as(Kind.WRITER)).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(server.http.post("/admin/compact", "text/plain", "", server.as(Kind.WRITER)).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aBackupMayBeLargerThanOtherBodiesAndOnlyAnAdministratorSendsOne(@TempDir Path folder) throws Exception {
        try (ChangingServer server = new ChangingServer(folder)) {
            byte[] large = new byte[2 << 20];
            long uploads = uploads();
            HttpResponse<String> read = restore(server, large);
            assertThat(read.statusCode()).as("read to its end").isEqualTo(400);
            assertThat(read.body()).contains("no whole backup");
            assertThat(restore(server, new byte[4 << 20]).statusCode()).isEqualTo(413);
            assertThat(server.http.post("/admin/restore", "application/gzip", "x".repeat(2 << 20), server.as(Kind.WRITER)).statusCode()).isEqualTo(403);
            assertThat(server.http.post("/admin/restore", "application/gzip", "x").statusCode()).isEqualTo(401);
            assertThat(server.http.post("/update", "application/sparql-update", "#".repeat(2 << 20), server.as(Kind.WRITER)).statusCode()).isEqualTo(413);
            assertThat(uploads()).as("files are gone when the requests are over").isEqualTo(uploads);
        }
    }

    private static long uploads() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".upload")).count();
        }
    }

    private static JsonArray changes(ChangingServer server, String query) throws Exception {
        return JsonParser.parseString(server.http.get("/admin/audit" + query, server.as(Kind.ADMIN)).body()).getAsJsonObject().getAsJsonArray("changes");
    }

    private static HttpResponse<String> restore(ChangingServer server, byte[] backup) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(server.http.base() + "/admin/restore")).headers(server.as(Kind.ADMIN, "Content-Type", "application/gzip"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(backup)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
