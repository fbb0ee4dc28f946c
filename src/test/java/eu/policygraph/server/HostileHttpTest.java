package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that no well-meaning client sends: each is answered as a problem, none with a 5xx, a stack trace or silence. */
class HostileHttpTest {

    private static final String CLOSE = "Host: localhost\r\nConnection: close\r\n";
    private static final String POST = "POST /sparql HTTP/1.1\r\n" + CLOSE + "Content-Type: application/sparql-query\r\n";

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void brokenRequestsAreAnsweredAsProblems() throws Exception {
        Map<String, Integer> cases = new LinkedHashMap<>();
        cases.put(get("/a%zz"), 400);
        cases.put(get("/a%c3%28"), 400);
        cases.put(get("/a\u00ff"), 400);
        cases.put(get("/sparql?query=%c3%28"), 400);
        cases.put(get("/a%0d%0aX-Injected:%20y"), 400);
        cases.put(get("/a%00"), 400);
        cases.put(get("/static/../../etc/passwd"), 400);
        cases.put(get("/static/%2e%2e/%2e%2e/etc/passwd"), 400);
        cases.put(get("/static/..%2f..%2fetc/passwd"), 400);
        cases.put(get("/id%2fstrategy/csa-2020"), 400);
        cases.put(get("//sparql"), 400);
        cases.put(get("/sparql;jsessionid=1"), 404);
        cases.put("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400);
        cases.put("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400);
        cases.put("GET / HTTP/1.1\r\nHost: a\"><script>\r\nConnection: close\r\n\r\n", 400);
        cases.put("GET http://other.example/ HTTP/1.1\r\n" + CLOSE + "\r\n", 400);
        cases.put("GET / HTTP/1.1\r\n" + CLOSE + "X-A: a\r\n folded\r\n\r\n", 400);
        cases.put("GET / HTTP/1.1\r\n" + CLOSE + "X-A : a\r\n\r\n", 400);
        cases.put("GET / HTTP/3.0\r\n" + CLOSE + "\r\n", 505);
        cases.put("GET /\r\n\r\n", 505);
        cases.put("\u0016\u0003\u0001\u0002\r\n\r\n", 400);
        cases.put("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + CLOSE + "\r\n", 414);
        cases.put("GET / HTTP/1.1\r\n" + CLOSE + "X-A: " + "a".repeat(20_000) + "\r\n\r\n", 431);
        cases.put("TRACE / HTTP/1.1\r\n" + CLOSE + "\r\n", 405);
        cases.put("CONNECT other.example:80 HTTP/1.1\r\nHost: other.example:80\r\nConnection: close\r\n\r\n", 405);
        cases.put("get / HTTP/1.1\r\n" + CLOSE + "\r\n", 405);
        cases.put("FROB / HTTP/1.1\r\n" + CLOSE + "\r\n", 405);
        cases.put("POST /$/ping HTTP/1.1\r\n" + CLOSE + "Content-Length: 0\r\n\r\n", 405);
        cases.put(POST + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", 400);
        cases.put(POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        cases.put(POST + "Content-Length: -5\r\n\r\n", 400);
        cases.put(POST + "Transfer-Encoding: gzip\r\n\r\nabc", 400);
        cases.put(POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n", 400);
        cases.put(POST + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc\r\n0\r\n\r\n", 400);
        cases.put(POST + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", 415);
        cases.put(POST + "Content-Length: 2000000\r\n\r\n#", 413);
        cases.put(POST + "Content-Length: 99999999999999\r\n\r\n#", 413);
        cases.put(POST + "Content-Length: 2\r\n\r\n\u00c3(", 400);
        int answered = 0;
        for (Map.Entry<String, Integer> request : cases.entrySet()) {
            assertIsProblem(request.getKey(), request.getValue());
            answered++;
        }
        assertThat(answered).isEqualTo(38);
    }

    @Test
    void aBodyOverTheLimitIsRefusedHoweverItIsSent() throws Exception {
        String large = "#".repeat(1024 * 1024 + 1);
        String chunked = POST + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
        for (String request : List.of(chunked, POST + "Content-Length: " + large.length() + "\r\n\r\n" + large)) {
            assertIsProblem(request, 413);
        }
    }

    @Test
    void oldAndUnusualButRightRequestsAreAnswered() throws Exception {
        for (String request : List.of("GET /$/ping HTTP/1.0\r\n\r\n", get("/$/ping"), "GET http://localhost/$/ping HTTP/1.1\r\n" + CLOSE + "\r\n")) {
            assertThat(answer(request)).as(request).contains(" 200 OK");
        }
        assertThat(answer("OPTIONS /sparql HTTP/1.1\r\n" + CLOSE + "\r\n")).contains(" 204 ", "Allow: ");
    }

    @Test
    void longFiltersAndNamesOfTheEngineGiveNoFault() throws Exception {
        for (String filter : List.of("/acts?q=", "/acts?category=", "/institutions?type=")) {
            assertThat(answer(get(filter + "%3C".repeat(2_500)))).as(filter).contains(" 200 OK", "rel=\"canonical\"");
        }
        assertIsProblem(get("/queries/everything-a-source-says.csv?source=urn%3Ax-arq%3AUnionGraph"), 400);
    }

    @Test
    void everyAnswerCarriesTheHeadersOfSafetyAndNoneSaysWhatItRunsOn() throws Exception {
        for (String request : List.of(get("/"), get("/nothing-here"), get("/a%zz"), get("/sparql?query=ASK%7B%7D"), "FROB / HTTP/1.1\r\n" + CLOSE + "\r\n", get("/$/ready"),
                "OPTIONS /sparql HTTP/1.1\r\n" + CLOSE + "Origin: https://other.example\r\nAccess-Control-Request-Method: POST\r\n\r\n")) {
            String answer = answer(request);
            assertThat(answer).as(request).contains("X-Content-Type-Options: nosniff", "Referrer-Policy: ", "frame-ancestors 'none'", "Access-Control-Allow-Origin: *\r\n")
                    .doesNotContain("Access-Control-Allow-Credentials").doesNotContainIgnoringCase("Server: ").doesNotContainIgnoringCase("jetty").doesNotContain("Fuseki-Request-Id");
        }
    }

    @Test
    void whatStrangersSayOfTheAddressIsNotBelieved() throws Exception {
        String page = server.get("/strategy/csa-2020", "Accept", "text/html", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/evil").body();
        assertThat(page).doesNotContain("evil");
        assertThat(server.get("/id/strategy/csa-2020", "X-Forwarded-Host", "evil.example").headers().firstValue("Location").orElseThrow()).doesNotContain("evil");
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\n" + CLOSE + "\r\n";
    }

    private static void assertIsProblem(String request, int status) throws IOException {
        String shown = request.length() > 200 ? request.substring(0, 200) : request;
        String answer = answer(request);
        assertThat(answer).as(shown).startsWith("HTTP/1.1 " + status).contains("application/problem+json", "\"status\": " + status, "nosniff")
                .doesNotContain("\tat ", "Exception", "org.eclipse", "/home/", "X-Injected: y\r\n");
        assertThat(answer).as(shown).containsPattern(Pattern.compile("\"id\": \"[a-z-]+\""));
        if (status == 405) {
            assertThat(answer).as(shown).contains("Allow: ");
        }
    }

    private static String answer(String request) throws IOException {
        try (RawClient client = RawClient.to(server)) {
            return client.send(request).answer();
        }
    }
}
