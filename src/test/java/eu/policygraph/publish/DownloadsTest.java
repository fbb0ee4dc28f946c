package eu.policygraph.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DownloadsTest {

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.behindProxy();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyListedFileHasTheSizeTypeAndChecksumThatTheListSays() throws Exception {
        int files = 0;
        for (JsonElement each : index().getAsJsonArray("files")) {
            JsonObject file = each.getAsJsonObject();
            String path = file.get("href").getAsString().substring(server.base().length());
            HttpResponse<byte[]> response = server.bytes(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.body().length).as(path).isEqualTo(file.get("bytes").getAsInt());
            assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(response.body()))).as(path).isEqualTo(file.get("sha256").getAsString());
            assertThat(header(response, "ETag")).as(path).isEqualTo("\"" + file.get("sha256").getAsString() + "\"");
            assertThat(header(response, "Content-Type")).as(path).startsWith(file.get("packaging").getAsString());
            assertThat(header(response, "Content-Disposition")).as(path).contains("attachment", file.get("file").getAsString());
            assertThat(server.head(path).headers().firstValueAsLong("Content-Length")).as(path).hasValue(file.get("bytes").getAsLong());
            assertThat(server.get(path, "If-None-Match", header(response, "ETag")).statusCode()).as(path).isEqualTo(304);
            files++;
        }
        assertThat(files).isEqualTo(9);
    }

    @Test
    void theListSaysVersionLicenceAndCitation() throws Exception {
        JsonObject index = index();
        assertThat(index.get("version").getAsString()).isEqualTo(Project.snapshot().version());
        assertThat(index.get("licence").getAsString()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        for (String form : new String[] {"citation", "bibtex", "ris", "cff"}) {
            assertThat(index.get(form).getAsString()).as(form).contains(Project.snapshot().version());
        }
    }

    @Test
    void thePageHoldsTheSameFilesAndADescriptionForSearchEngines() throws Exception {
        HttpResponse<String> response = server.get("/download", "Accept", "text/html");
        Document page = Jsoup.parse(response.body(), server.base() + "/download");
        assertThat(page.select("tbody tr")).hasSize(9).allSatisfy(row -> assertThat(row.select("a[href], code")).hasSize(2));
        assertThat(page.select("caption, th[scope=col]")).hasSize(6);
        Element block = page.selectFirst("script[type=application/ld+json]");
        JsonObject dataset = JsonParser.parseString(block.data()).getAsJsonObject();
        assertThat(dataset.get("@type").getAsString()).isEqualTo("Dataset");
        assertThat(dataset.getAsJsonArray("distribution")).hasSize(9);
        assertThat(page.select("script")).as("nothing that is executed").hasSize(1);
        assertThat(header(response, "Vary")).contains("Accept");
    }

    @Test
    void anUnknownFileIsA404ThatNamesTheFiles() throws Exception {
        HttpResponse<String> response = server.get("/download/all.tar");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("eu-policy-graph.nq.gz", "no-such-download");
        assertThat(server.get("/download", "Accept", "image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void linksStayOnTheHostThatAProxyNames() throws Exception {
        String body = server.get("/download.json", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "data.example.org", "X-Forwarded-Prefix", "/graph").body();
        assertThat(body).contains("https://data.example.org/graph/download/eu-policy-graph.nq.gz");
    }

    private static JsonObject index() throws Exception {
        return JsonParser.parseString(server.get("/download.json").body()).getAsJsonObject();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
