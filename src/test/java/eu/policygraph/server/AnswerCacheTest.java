package eu.policygraph.server;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.query.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final Set<String> OF_A_REQUEST = Set.of("date", "x-request-id");
    private static final int MANY = 12;
    private static final String QUERY = "/queries/counts-by-kind.json";
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 50);

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start(Settings.of("localhost", 0, LIMITS).withCache(4 * 1024 * 1024));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aKeptAnswerIsTheFirstOneByteForByteWhateverAnswers() throws Exception {
        List<String> paths = new ArrayList<>(List.of("/", "/queries", "/queries.json", "/queries/counts-by-kind", QUERY, "/queries/counts-by-kind.csv", "/queries/counts-by-kind.xlsx", "/timeline", "/timeline.atom",
                "/ontology", "/ontology.ttl", "/help", "/about", "/search?q=child", "/search.json?q=child", "/sources", "/robots.txt", "/sitemap.xml", "/openapi.json", "/static/site.css", "/context.jsonld",
                "/sparql", "/sparql?query=" + encoded("SELECT ?s { ?s a ?t } LIMIT 3"), "/sparql?query=" + encoded("ASK {}")));
        for (String accept : List.of("text/html", "*/*")) {
            for (String encoding : List.of("gzip", "identity")) {
                for (String path : paths) {
                    String[] headers = {"Accept", accept, "Accept-Encoding", encoding, "X-Test", encoding};
                    HttpResponse<byte[]> first = server.bytes(path, headers);
                    server.bytes(path, headers);
                    HttpResponse<byte[]> third = server.bytes(path, headers);
                    String as = path + " " + accept + " " + encoding;
                    assertThat(first.statusCode()).as(as).isEqualTo(200);
                    assertThat(plain(third)).as(as).isEqualTo(plain(first));
                    assertThat(headers(third)).as(as).isEqualTo(headers(first));
                }
            }
        }
        assertThat(metric("hits_total")).isGreaterThan(2 * paths.size());
    }

    @Test
    void whoeverAsksGetsWhatWouldHaveBeenMadeForThem() throws Exception {
        List<String> paths = List.of("/", "/queries", "/queries/counts-by-kind", "/queries/counts-by-kind.csv", "/queries/counts-by-kind/snippets/python", "/timeline.atom", "/ontology", "/ontology.ttl", "/acts", "/search?q=child",
                "/download", "/catalog", "/strategy/csa-2020", "/strategy/csa-2020.ttl", "/sparql");
        List<String> accepts = List.of("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html", "*/*", "application/json", "text/turtle,text/html;q=0.5");
        int compared = 0;
        try (RunningServer bare = RunningServer.start(Settings.of("localhost", 0, LIMITS).withCache(0)); RunningServer kept = RunningServer.start(Settings.of("localhost", 0, LIMITS))) {
            for (String path : paths) {
                for (String accept : accepts) {
                    for (String language : List.of("fr", "en")) {
                        String[] headers = {"Accept", accept, "Accept-Language", language};
                        HttpResponse<String> made = bare.get(path, headers);
                        HttpResponse<String> given = kept.get(path, headers);
                        String as = path + " " + accept + " " + language;
                        assertThat(given.statusCode()).as(as).isEqualTo(made.statusCode());
                        assertThat(given.headers().firstValue("Content-Type")).as(as).isEqualTo(made.headers().firstValue("Content-Type"));
                        assertThat(given.body().replace(kept.base(), "").replace(encoded(kept.base()), "")).as(as).isEqualTo(made.body().replace(bare.base(), "").replace(encoded(bare.base()), ""));
                        compared++;
                    }
                }
            }
            assertThat(metric(kept, "hits_total")).isGreaterThan(compared / 4.0);
        }
        assertThat(compared).isEqualTo(150);
    }

    @Test
    void aHeadIsTheGetWithoutItsBody() throws Exception {
        HttpResponse<byte[]> whole = thrice(QUERY);
        HttpResponse<String> head = server.head(QUERY);
        assertThat(head.body()).isEmpty();
        assertThat(headers(head)).isEqualTo(headers(whole));
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
    }

    @Test
    void aClientThatHasTheAnswerIsToldSo() throws Exception {
        String tag = thrice(QUERY).headers().firstValue("ETag").orElseThrow();
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*", tag.replaceFirst("\"$", "--gzip\""))) {
            HttpResponse<String> unchanged = server.get(QUERY, "If-None-Match", known);
            assertThat(unchanged.statusCode()).as(known).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.headers().firstValue("Content-Length")).isEmpty();
            assertThat(unchanged.headers().firstValue("ETag")).hasValue(tag);
            assertThat(unchanged.headers().map()).containsKeys("cache-control", "vary", "x-request-id", "x-content-type-options");
        }
        assertThat(server.get(QUERY, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(server.get(QUERY, "If-None-Match", "\"a\"", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void everyAnswerHasAnIdOfItsOwnAndTakesThatOfTheRequest() throws Exception {
        String first = thrice(QUERY).headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(server.get(QUERY).headers().firstValue("X-Request-Id").orElseThrow()).isNotEqualTo(first).matches("[0-9a-f]{16}");
        assertThat(server.get(QUERY, "X-Request-Id", "mine-1").headers().firstValue("X-Request-Id")).hasValue("mine-1");
    }

    @Test
    void anAnswerForOneHostLanguageOrFormatIsNotGivenToAnother() throws Exception {
        assertThat(page("/about", "Accept-Language", "fr")).contains("lang=\"fr\"");
        assertThat(page("/about", "Accept-Language", "en")).contains("lang=\"en\"");
        assertThat(page("/about", "Accept-Language", "fr-BE, en;q=0.5")).contains("lang=\"fr\"");
        String plain = "/sparql?query=" + encoded("SELECT ?s { ?s a ?t } LIMIT 2");
        for (String accept : List.of("application/sparql-results+json", "application/json", "application/sparql-results+json, application/json", "text/csv", "text/tab-separated-values", "application/sparql-results+xml")) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.get(plain, "Accept", accept).headers().firstValue("Content-Type").orElseThrow()).startsWith(accept.split(",")[0]);
            }
        }
        for (String host : List.of("one.example", "two.example", "one.example", "two.example", "one.example")) {
            try (RawClient raw = RawClient.to(server)) {
                assertThat(raw.send("GET /robots.txt HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").answer()).contains("http://" + host + "/sitemap.xml");
            }
        }
    }

    @Test
    void theOrderOfParametersAndTheBrowserMakeNoOtherAnswer() throws Exception {
        String one = "/queries/events-between-two-dates.csv?from=2020-01-01&to=2020-12-31";
        assertThat(server.get(one).statusCode()).isEqualTo(200);
        double before = metric("misses_total");
        assertThat(server.get("/queries/events-between-two-dates.csv?to=2020-12-31&from=2020-01-01").statusCode()).isEqualTo(200);
        assertThat(server.get(one, "Accept", "*/*", "User-Agent", "another").statusCode()).isEqualTo(200);
        server.get("/accessibility", "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        double first = metric("misses_total");
        assertThat(first - before).isEqualTo(1);
        server.get("/accessibility", "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7");
        assertThat(metric("misses_total")).isEqualTo(first);
    }

    @Test
    void equalQuestionsAtTheSameTimeAreWorkedOutOnce() throws Exception {
        String slow = "/sparql?query=" + encoded("SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?p ?x } LIMIT 300 } { SELECT ?b { ?b ?q ?y } LIMIT 300 } FILTER(STRLEN(STR(?a)) != STRLEN(STR(?b))) }");
        double before = metric("misses_total");
        Set<String> bodies = Set.copyOf(together(MANY, () -> {
            HttpResponse<String> response = server.get(slow);
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }));
        assertThat(bodies).hasSize(1);
        assertThat(metric("misses_total") - before).isEqualTo(1);
    }

    @Test
    void theFaultOfOneClientIsNotThatOfAnother() throws Exception {
        try (RunningServer strict = RunningServer.start(Settings.of("localhost", 0, new Limits(Duration.ofMillis(300), 1000)))) {
            String endless = "/sparql?query=" + encoded("SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }");
            List<String> requests = together(4, () -> {
                HttpResponse<String> response = strict.get(endless);
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
                return response.headers().firstValue("X-Request-Id").orElseThrow() + " " + response.body().contains(response.headers().firstValue("X-Request-Id").orElseThrow());
            });
            assertThat(Set.copyOf(requests)).hasSize(4).allMatch(request -> request.endsWith("true"));
            assertThat(strict.get(endless).statusCode()).isEqualTo(503);
            assertThat(metric(strict, "answers")).isZero();
        }
    }

    @Test
    void whatIsCutOrChangesOrIsForOneClientOnlyIsNotKept() throws Exception {
        for (String query : List.of("SELECT * { ?s ?p ?o }", "SELECT (NOW() AS ?now) {}", "SELECT (RAND() AS ?r) {}", "SELECT (UUID() AS ?u) {}", "SELECT (\\u004eOW() AS ?now) {}")) {
            double before = metric("misses_total");
            HttpResponse<String> first = server.get("/sparql?query=" + encoded(query));
            server.get("/sparql?query=" + encoded(query));
            assertThat(first.statusCode()).as(query).isEqualTo(200);
            assertThat(metric("misses_total") - before).as(query).isEqualTo(2);
        }
        assertThat(server.get("/sparql?query=" + encoded("SELECT * { ?s ?p ?o }")).headers().firstValue("X-Result-Cut")).hasValue("true");
        assertThat(server.get("/sparql?query=" + encoded("SELECT (NOW() AS ?now) {}")).headers().firstValue("Cache-Control")).hasValue("no-store");
        String kept = "/queries/counts-by-kind.tsv";
        double before = metric("hits_total");
        for (int i = 0; i < 3; i++) {
            server.get(kept, "Authorization", "Bearer nobody");
            server.get("/$/health");
        }
        assertThat(metric("hits_total")).isEqualTo(before);
    }

    @Test
    void aPostedQueryIsKeptByItsText() throws Exception {
        double before = metric("misses_total");
        String query = "SELECT (COUNT(*) AS ?n) { ?s a ?posted }";
        String first = server.post("/sparql", "application/sparql-query", query).body();
        assertThat(server.post("/sparql", "application/sparql-query", query).body()).isEqualTo(first);
        assertThat(metric("misses_total") - before).isEqualTo(1);
        assertThat(server.post("/sparql", "application/sparql-query", query + " LIMIT 0").body()).isNotEqualTo(first);
        assertThat(metric("misses_total") - before).isEqualTo(2);
    }

    @Test
    void itHoldsNoMoreThanItMay() throws Exception {
        try (RunningServer small = RunningServer.start(Settings.of("localhost", 0, LIMITS).withCache(256 * 1024))) {
            for (int i = 0; i < 60; i++) {
                assertThat(small.get("/sparql?query=" + encoded("SELECT ?s ?p ?o (" + i + " AS ?i) { ?s ?p ?o } LIMIT 49")).statusCode()).isEqualTo(200);
            }
            assertThat(metric(small, "bytes")).isPositive().isLessThanOrEqualTo(metric(small, "limit_bytes"));
            assertThat(metric(small, "evictions_total")).isPositive();
            assertThat(metric(small, "misses_total")).isEqualTo(60);
        }
    }

    @Test
    void whatWasKeptYesterdayIsNotGivenToday() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-03T23:59:00Z"));
        InstantSource time = now::get;
        String path = "/queries/in-force-on-a-day.csv?on=today&lang=en";
        try (RunningServer dated = RunningServer.start(Settings.of("localhost", 0, LIMITS), time.withZone(ZoneOffset.UTC))) {
            String yesterday = dated.get(path).body();
            assertThat(dated.get(path).body()).isEqualTo(yesterday);
            assertThat(metric(dated, "hits_total")).isEqualTo(1);
            now.set(Instant.parse("2026-04-04T00:00:00Z"));
            assertThat(dated.get(path).body()).isNotEqualTo(yesterday);
            assertThat(metric(dated, "answers")).isEqualTo(1);
        }
    }

    @Test
    void withoutACacheEveryAnswerIsMadeAnew() throws Exception {
        try (RunningServer bare = RunningServer.start(Settings.of("localhost", 0, LIMITS).withCache(0))) {
            HttpResponse<String> first = bare.get(QUERY);
            assertThat(headers(bare.get(QUERY))).isEqualTo(headers(first));
            assertThat(bare.get(QUERY, "If-None-Match", first.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
            assertThat(metric(bare, "hits_total") + metric(bare, "misses_total")).isZero();
        }
    }

    private static List<String> together(int clients, Asking asking) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<CompletableFuture<String>> asked = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return asking.ask();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }, threads));
            }
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    @FunctionalInterface
    private interface Asking {
        String ask() throws Exception;
    }

    private static String page(String path, String... headers) throws Exception {
        server.get(path, headers);
        server.get(path, headers);
        return server.get(path, headers).body();
    }

    private static HttpResponse<byte[]> thrice(String path) throws Exception {
        server.bytes(path);
        server.bytes(path);
        return server.bytes(path);
    }

    private static byte[] plain(HttpResponse<byte[]> response) throws IOException {
        return response.headers().firstValue("Content-Encoding").isEmpty() ? response.body() : new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    }

    /** What does not belong to the request or to how it is framed. */
    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeIf(name -> OF_A_REQUEST.contains(name) || name.startsWith(":"));
        headers.computeIfPresent("content-type", (name, values) -> List.of(values.getFirst().replace(" ", "")));
        if (response.headers().firstValue("Content-Encoding").isPresent()) {
            headers.keySet().removeAll(Set.of("transfer-encoding", "content-length"));
        }
        return headers;
    }

    private static double metric(String name) throws Exception {
        return metric(server, name);
    }

    private static double metric(RunningServer of, String name) throws Exception {
        Matcher line = Pattern.compile("(?m)^policygraph_cache_" + name + " (\\S+)$").matcher(of.get("/$/metrics").body());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
