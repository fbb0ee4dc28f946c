package eu.policygraph.change;

import static eu.policygraph.change.ChangingServer.MINE;
import static eu.policygraph.change.ChangingServer.THEIRS;
import static eu.policygraph.change.ChangingServer.description;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.change.ChangingServer.Kind;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in to change data, and what those hear who are not. */
class AccessTest {

    private static final String UPDATE = "INSERT DATA { GRAPH <" + THEIRS + "> { " + description(THEIRS) + " } }";

    private static ChangingServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = new ChangingServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutAGoodTokenTheAnswerIs401AndSaysHow() throws Exception {
        HttpResponse<String> none = post();
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"policygraph\"");
        for (String header : List.of("Bearer wrong", "Bearer " + server.token(Kind.EXPIRED), "Bearer", "Basic YTpi", "Bearer a b", server.token(Kind.WRITER))) {
            HttpResponse<String> answer = post("Authorization", header);
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).as(header).startsWith("Bearer realm=\"policygraph\", error=\"invalid_");
            assertThat(answer.body()).as("the token is not repeated").doesNotContain(server.token(Kind.EXPIRED));
        }
        assertThat(server.http.method("DELETE", "/graphs?graph=" + RunningServer.encoded(MINE)).statusCode()).isEqualTo(401);
        unchanged();
    }

    @Test
    void aTokenInAnAddressIsNotTaken() throws Exception {
        HttpResponse<String> answer = server.http.post("/update?access_token=" + server.token(Kind.OTHER_WRITER), "application/sparql-update", UPDATE, server.as(Kind.OTHER_WRITER));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("never stands in an address");
        unchanged();
    }

    @Test
    void anotherRoleOrAnotherSourceIs403() throws Exception {
        HttpResponse<String> admin = server.update(Kind.ADMIN, UPDATE);
        assertThat(admin.statusCode()).isEqualTo(403);
        assertThat(admin.body()).contains("role-not-allowed");
        assertThat(admin.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
        HttpResponse<String> source = server.update(Kind.WRITER, UPDATE);
        assertThat(source.statusCode()).isEqualTo(403);
        assertThat(source.body()).contains("source-not-allowed", THEIRS);
        unchanged();
    }

    @Test
    void aLineTakenOutOfTheFileEndsATokenAtOnceAndABrokenFileLetsNobodyIn(@TempDir Path folder) throws Exception {
        try (ChangingServer own = new ChangingServer(folder)) {
            String update = UPDATE.replace(THEIRS, MINE);
            assertThat(own.update(Kind.OTHER_WRITER, UPDATE).statusCode()).isEqualTo(200);
            String all = Files.readString(own.file);
            Files.writeString(own.file, all.lines().filter(line -> !line.startsWith("bob ")).reduce("", (a, b) -> a + b + "\n"));
            assertThat(own.update(Kind.OTHER_WRITER, "DROP GRAPH <" + THEIRS + ">").statusCode()).isEqualTo(401);
            assertThat(own.update(Kind.WRITER, update).statusCode()).isEqualTo(200);
            Files.writeString(own.file, all + "nonsense\n");
            assertThat(own.update(Kind.WRITER, update).statusCode()).isEqualTo(503);
            Files.writeString(own.file, all);
            assertThat(own.update(Kind.WRITER, update).statusCode()).isEqualTo(200);
            Files.setPosixFilePermissions(own.file, PosixFilePermissions.fromString("rw-r--r--"));
            Files.writeString(own.file, all + "\n");
            HttpResponse<String> open = own.update(Kind.WRITER, update);
            assertThat(open.statusCode()).as("others may read the file").isEqualTo(503);
            assertThat(open.body()).as("where the file is stays here").doesNotContain(own.file.getFileName().toString());
        }
    }

    @Test
    void fromAfarATokenIsTakenUnderTlsOnly(@TempDir Path folder) throws Exception {
        try (ChangingServer own = ChangingServer.behindProxy(folder)) {
            String update = "ASK {}";
            assertThat(own.update(Kind.WRITER, update, "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "http").body()).contains("insecure-transport");
            assertThat(own.update(Kind.WRITER, update, "X-Forwarded-For", "192.0.2.7").statusCode()).isEqualTo(403);
            assertThat(own.update(Kind.WRITER, update, "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https").body()).contains("query-syntax");
        }
    }

    @Test
    void aPreflightAllowsTheHeaderAuthorizationHereAndNowhereElse() throws Exception {
        HttpResponse<String> here = server.http.method("OPTIONS", "/graphs", "Origin", "https://example.org", "Access-Control-Request-Method", "PUT");
        assertThat(here.statusCode()).isEqualTo(204);
        assertThat(here.headers().firstValue("Access-Control-Allow-Headers").orElse("")).contains("Authorization", "If-Match");
        assertThat(here.headers().firstValue("Access-Control-Allow-Methods")).contains("DELETE, GET, HEAD, OPTIONS, POST, PUT");
        assertThat(here.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(server.http.method("OPTIONS", "/sparql").headers().firstValue("Access-Control-Allow-Headers").orElse("")).doesNotContain("Authorization");
    }

    @Test
    void withoutTokensEveryAddressSaysHowChangesAreSwitchedOn() throws Exception {
        try (RunningServer off = RunningServer.start()) {
            for (HttpResponse<String> answer : List.of(off.post("/update", "application/sparql-update", UPDATE, server.as(Kind.WRITER)), off.get("/graphs?default"),
                    off.method("DELETE", "/graphs?graph=urn:x"), off.get("/admin/audit"), off.post("/admin/compact", "text/plain", ""))) {
                assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(403);
                assertThat(answer.body()).contains("changes-off", "--tokens FILE");
            }
            assertThat(off.get("/openapi.json").body()).doesNotContain("\"/update\"");
            assertThat(off.get("/sparql", "Accept", "text/turtle").body()).doesNotContain("SPARQL11Update");
            assertThat(server.http.get("/sparql", "Accept", "text/turtle").body()).contains("sd:SPARQL11Update", "/update>");
            assertThat(server.http.get("/openapi.json").body()).contains("\"/update\"", "\"/graphs\"", "\"bearer\"");
        }
    }

    private static HttpResponse<String> post(String... headers) throws Exception {
        return server.http.post("/update", "application/sparql-update", UPDATE, headers);
    }

    private static void unchanged() {
        assertThat(server.store.get()).isSameAs(Project.snapshot());
    }
}
