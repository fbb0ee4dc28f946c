package eu.policygraph.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.policygraph.Project;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching from a server on this machine that gives recorded notices, and gives them badly. */
class CellarFetchTest {

    private static final Path NOTICE = Project.HOME.resolve("src/test/resources/join/notices/2022_155.rdf");
    private static final RecordKey PROCEDURE = RecordKey.of("2022/0155(COD)").orElseThrow();
    private static final FetchLimits QUICK = new FetchLimits(Duration.ofMillis(20), 3, Duration.ofSeconds(2), Duration.ofMillis(700), 100_000);

    /** What the server does with a request. */
    @FunctionalInterface
    private interface Deed {
        void with(HttpExchange exchange) throws IOException;
    }

    /** A request as it came. */
    private record Asked(String path, Map<String, List<String>> headers, long at) {}

    @TempDir
    private Path folder;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Deque<Deed> deeds = new ConcurrentLinkedDeque<>();
    private final List<String> said = new ArrayList<>();
    private HttpServer server;
    private byte[] notice;

    @BeforeEach
    void start() throws IOException {
        notice = Files.readAllBytes(NOTICE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new Asked(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), System.nanoTime()));
            try (exchange) {
                deeds.remove().with(exchange);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aNoticeIsAskedForByItsNumberAndKept() throws Exception {
        given(gives(notice));
        Path file = fetch().notice(PROCEDURE);
        assertThat(file).hasBinaryContent(notice).isEqualTo(folder.resolve("procedure-2022_155.rdf"));
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/resource/procedure/2022_155");
            assertThat(request.headers().get("Accept")).containsExactly("application/rdf+xml;notice=tree");
            assertThat(request.headers().get("User-agent")).containsExactly("test/1");
        });
    }

    @Test
    void aNoticeThatHasNotChangedIsNotSentAgain() throws Exception {
        given(exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"one\"");
            exchange.getResponseHeaders().add("Last-Modified", "Sat, 21 Nov 2026 10:00:00 GMT");
            gives(notice).with(exchange);
        }, status(304, Map.of()), gives(notice));
        Path first = fetch().notice(PROCEDURE);
        assertThat(fetch().notice(PROCEDURE)).isEqualTo(first).hasBinaryContent(notice);
        assertThat(asked.get(1).headers().get("If-none-match")).containsExactly("\"one\"");
        assertThat(asked.get(1).headers().get("If-modified-since")).containsExactly("Sat, 21 Nov 2026 10:00:00 GMT");
        Files.delete(first);
        fetch().notice(PROCEDURE);
        assertThat(asked.get(2).headers()).as("nothing is kept any more").doesNotContainKey("If-none-match");
    }

    @Test
    void requestsAreApartAndRetriesWaitAsLongAsTheServerSays() throws Exception {
        given(status(503, Map.of()), status(429, Map.of("Retry-After", "1")), gives(notice));
        fetch().notice(PROCEDURE);
        assertThat(asked).hasSize(3);
        assertThat(asked.get(1).at() - asked.get(0).at()).isGreaterThanOrEqualTo(QUICK.pause().toNanos());
        assertThat(asked.get(2).at() - asked.get(1).at()).isGreaterThanOrEqualTo(Duration.ofMillis(950).toNanos());
        assertThat(said).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("2022/0155(COD): the server has too much to do"));
    }

    @Test
    void aServerThatNeverRecoversIsLeftAlone() {
        given(status(503, Map.of()), status(503, Map.of()), status(503, Map.of()), gives(notice));
        thenItFails("asked 3 times", 3);
        given(status(429, Map.of("Retry-After", "3600")));
        thenItFails("(429)", 4);
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() throws Exception {
        byte[] half = Arrays.copyOf(notice, notice.length / 2);
        given(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/rdf+xml");
            exchange.sendResponseHeaders(200, notice.length);
            exchange.getResponseBody().write(half);
            exchange.getResponseBody().flush();
        }, gives(half), gives(notice));
        assertThat(fetch().notice(PROCEDURE)).hasBinaryContent(notice);
        assertThat(said.get(0)).contains("broke off");
        assertThat(said.get(1)).contains("not whole", "not well-formed");
        given(gives(half), gives(half), gives(half));
        thenItFails("not whole", 6);
        assertThat(folder.resolve("procedure-2022_155.rdf")).as("the whole one is kept").hasBinaryContent(notice);
    }

    @Test
    void anAnswerThatTakesTooLongOrIsTooLongIsGivenUp() {
        Deed slow = exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/rdf+xml");
            exchange.sendResponseHeaders(200, 0);
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        given(slow, slow, slow);
        assertThatThrownBy(() -> fetch().notice(PROCEDURE)).isInstanceOf(ImportException.class).hasMessageContaining("longer than 0.7 s");
        deeds.clear();
        int before = asked.size();
        given(gives(new byte[200_000]));
        assertThatThrownBy(() -> fetch().notice(PROCEDURE)).isInstanceOf(ImportException.class).hasMessageContaining("longer than 100000 bytes");
        assertThat(asked).as("not asked again").hasSize(before + 1);
    }

    @Test
    void whatIsNoNoticeIsRefusedAtOnce() {
        given(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            send(exchange, 200, "<!DOCTYPE html><title>Maintenance</title>".getBytes(StandardCharsets.UTF_8));
        });
        thenItFails("text/html; charset=utf-8 and not application/rdf+xml", 1);
        given(status(404, Map.of()));
        thenItFails("there is no such record (404)", 2);
        given(status(403, Map.of()));
        thenItFails("status 403", 3);
        assertThat(folder).as("nothing of it is kept").isEmptyDirectory();
    }

    @Test
    void redirectsAreFollowedOnTheSameHostOnly() throws Exception {
        given(status(303, Map.of("Location", "/resource/cellar/1/rdf/tree/full")), gives(notice));
        fetch().notice(PROCEDURE);
        assertThat(asked.get(1).path()).isEqualTo("/resource/cellar/1/rdf/tree/full");
        given(status(303, Map.of("Location", "http://localhost:1/elsewhere")));
        thenItFails("http://localhost:1/elsewhere, which is not on 127.0.0.1", 3);
        given(status(302, Map.of("Location", "file:///etc/passwd")));
        thenItFails("not followed", 4);
        for (int hop = 0; hop < 6; hop++) {
            given(status(302, Map.of("Location", "/round")));
        }
        thenItFails("redirects more than 5 times", 10);
    }

    @Test
    void nothingIsAskedByHttpOnceItWasHttps() throws Exception {
        Redirects official = new Redirects(CellarFetch.OFFICIAL);
        URI from = CellarFetch.OFFICIAL.resolve("celex/32011L0093");
        assertThat(official.next(from, "http://publications.europa.eu/resource/cellar/1")).isEqualTo(URI.create("https://publications.europa.eu/resource/cellar/1"));
        assertThat(official.next(from, "https://op.publications.europa.eu/x")).isEqualTo(URI.create("https://op.publications.europa.eu/x"));
        for (String elsewhere : List.of("http://evil.example/x", "https://publications.europa.eu.evil.example/x", "https://europa.eu/x", "https://user@publications.europa.eu/x", "http://publications.europa.eu:8080/x",
                "ftp://publications.europa.eu/x", "//evil.example/x", "http://[bad")) {
            assertThatThrownBy(() -> official.next(from, elsewhere)).as(elsewhere).isInstanceOf(ImportException.class);
        }
        Redirects mirror = new Redirects(URI.create("https://mirror.example/resource/"));
        assertThatThrownBy(() -> mirror.next(mirror.base(), "http://mirror.example/x")).isInstanceOf(ImportException.class).hasMessageContaining("from https to http");
    }

    @Test
    void keysAreCelexNumbersAndNumbersOfProcedures() {
        Map<String, String> keys = Map.of("32011L0093", "celex/32011L0093", "32006R1907R(01)", "celex/32006R1907R%2801%29", "52020DC0607", "celex/52020DC0607", "2022/0155(COD)", "procedure/2022_155",
                "2022/0155/COD", "procedure/2022_155", "2018_206", "procedure/2018_206", "2011/0901A(COD)", "procedure/2011_901A");
        keys.forEach((text, path) -> assertThat(RecordKey.of(text)).as(text).hasValueSatisfying(key -> assertThat(key.path()).isEqualTo(path)));
        for (String text : List.of("", "COM(2022) 209", "../../etc/passwd", "2022/0155(COD)/x", "http://example.org/32011L0093", "32011L0093?x")) {
            assertThat(RecordKey.of(text)).as(text).isEmpty();
        }
    }

    @Test
    void theNoticeOfATextNamesTheProcedureThatItBelongsTo() throws Exception {
        Path file = Files.writeString(folder.resolve("work.rdf"), """
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cdm="http://publications.europa.eu/ontology/cdm#" xmlns:owl="http://www.w3.org/2002/07/owl#"
                    xml:base="http://publications.europa.eu/resource/">
                  <rdf:Description rdf:about="cellar/00000000-0000-0000-0000-000000000001">
                    <owl:sameAs rdf:resource="celex/52022PC0209"/>
                    <cdm:work_part_of_dossier rdf:resource="cellar/00000000-0000-0000-0000-000000000002"/>
                  </rdf:Description>
                  <rdf:Description rdf:about="cellar/00000000-0000-0000-0000-000000000002"><owl:sameAs rdf:resource="procedure/2022_155"/></rdf:Description>
                  <rdf:Description rdf:about="celex/32011L0093"><cdm:work_part_of_dossier rdf:resource="procedure/2010_64"/></rdf:Description>
                </rdf:RDF>
                """);
        assertThat(Dossiers.of(file, RecordKey.of("52022PC0209").orElseThrow())).extracting(RecordKey::path).containsExactly("procedure/2022_155");
        assertThat(Dossiers.of(file, RecordKey.of("32002L0058").orElseThrow())).isEmpty();
    }

    private void given(Deed... next) {
        deeds.addAll(List.of(next));
    }

    private void thenItFails(String why, int requests) {
        assertThatThrownBy(() -> fetch().notice(PROCEDURE)).isInstanceOf(ImportException.class).hasMessageContaining(why);
        assertThat(asked).hasSize(requests);
        deeds.clear();
    }

    private CellarFetch fetch() throws ImportException, IOException {
        return new CellarFetch(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/resource/"), folder, QUICK, "test/1", said::add);
    }

    private static Deed gives(byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/rdf+xml;charset=UTF-8");
            send(exchange, 200, body);
        };
    }

    private static Deed status(int status, Map<String, String> headers) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
