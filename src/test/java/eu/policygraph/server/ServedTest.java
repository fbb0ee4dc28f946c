package eu.policygraph.server;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.query.PrebuiltQuery;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service over HTTP with the shipped data: the same rows from every side, and clear refusals. */
class ServedTest {

    /** Pages that the walk along links looks at; every kind of page is among the first. */
    private static final int VISITS = 250;

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
    void thePrebuiltQueryAndItsSparqlGiveTheSameRows() throws Exception {
        String iri = "https://w3id.org/eu-policy-graph/id/strategy/csa-2020";
        PrebuiltQuery query = Project.catalogue().find("timeline-of-a-strategy").orElseThrow();
        String pasted = query.text().replace("?strategy ", "<" + iri + "> ");
        String fromQuery = server.get("/queries/timeline-of-a-strategy.csv?strategy=csa-2020").body();
        String fromIri = server.get("/queries/timeline-of-a-strategy?strategy=" + encoded(iri), "Accept", "text/csv").body();
        String fromSparql = server.post("/sparql", "application/sparql-query", withoutDefaults(pasted), "Accept", "text/csv").body();
        assertThat(fromQuery.lines()).hasSize(10);
        assertThat(fromIri).isEqualTo(fromQuery);
        assertThat(fromSparql).isEqualTo(fromQuery);
    }

    @Test
    void sparqlAnswersGetFormAndDirectPostAlike() throws Exception {
        String query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g";
        String get = server.get("/sparql?query=" + encoded(query)).body();
        assertThat(server.post("/sparql", "application/x-www-form-urlencoded", "query=" + encoded(query)).body()).isEqualTo(get);
        assertThat(server.post("/sparql", "application/sparql-query", query).body()).isEqualTo(get);
        assertThat(JsonParser.parseString(get).getAsJsonObject().getAsJsonObject("results").getAsJsonArray("bindings")).hasSizeGreaterThan(5);
    }

    @Test
    void sparqlSyntaxErrorIsA400WithLineAndColumn() throws Exception {
        HttpResponse<String> response = server.get("/sparql?query=" + encoded("SELECT *\nWHERE { ?s ?p }"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = JsonParser.parseString(response.body()).getAsJsonObject();
        assertThat(problem.get("line").getAsInt()).isEqualTo(2);
        assertThat(problem.get("column").getAsInt()).isEqualTo(15);
        assertThat(problem.get("status").getAsInt()).isEqualTo(400);
    }

    @Test
    void updatesAreRefused() throws Exception {
        assertThat(server.post("/sparql", "application/sparql-update", "CLEAR ALL").statusCode()).isEqualTo(403);
        assertThat(server.post("/sparql", "application/x-www-form-urlencoded", "update=CLEAR+ALL").statusCode()).isEqualTo(403);
        assertThat(server.method("DELETE", "/sparql").statusCode()).isEqualTo(405);
    }

    @Test
    void unknownQueryIsA404WithTheNearestNames() throws Exception {
        HttpResponse<String> response = server.get("/queries/timeline-of-strategy");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonArray("nearest").get(0).getAsString()).isEqualTo("timeline-of-a-strategy");
    }

    @Test
    void unknownAndMalformedParametersAreA400WithTheKnownOnes() throws Exception {
        for (String bad : List.of("strategie=csa-2020", "strategy=csa-2020&from=yesterday", "strategy=a+b", "strategy=csa-2020&strategy=csa-2020", "")) {
            HttpResponse<String> response = server.get("/queries/timeline-of-a-strategy.json?" + bad);
            assertThat(response.statusCode()).as(bad).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        JsonObject problem = JsonParser.parseString(server.get("/queries/timeline-of-a-strategy.json?x=1").body()).getAsJsonObject();
        assertThat(problem.get("known").toString()).contains("strategy");
    }

    @Test
    void aPageAsksForWhatIsMissing() throws Exception {
        HttpResponse<String> response = server.get("/queries/timeline-of-a-strategy", "Accept", "text/html");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(response.body()).select("form #p-strategy")).hasSize(1);
    }

    @Test
    void brokenEncodingIsA400AndNeverAStackTrace() throws Exception {
        for (String path : List.of("/queries/%ff", "/sparql?query=%c3%28", "/queries?x=%zz")) {
            java.net.Socket socket = new java.net.Socket("localhost", Integer.parseInt(server.base().substring(server.base().lastIndexOf(':') + 1)));
            try (socket) {
                socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes());
                String answer = new String(socket.getInputStream().readAllBytes());
                assertThat(answer).as(path).startsWith("HTTP/1.1 400").contains("problem+json").doesNotContain("\tat ", "Exception");
            }
        }
    }

    @Test
    void onlyWhatIsOursAnswers() throws Exception {
        assertThat(server.get("/$/ping").statusCode()).isEqualTo(200);
        for (String path : List.of("/$/stats", "/$/datasets", "/$/server", "/$/compact/sparql", "/sparql/data", "/sparql/update", "/static/../version.properties")) {
            assertThat(server.get(path).statusCode()).as(path).isBetween(400, 405);
        }
    }

    @Test
    void everyLinkOfEveryPageAnswers() throws Exception {
        Deque<String> agenda = new ArrayDeque<>(List.of("/"));
        Set<String> seen = new LinkedHashSet<>(agenda);
        for (int visits = 0; !agenda.isEmpty() && visits < VISITS; visits++) {
            String path = agenda.remove();
            HttpResponse<String> response = server.get(path, "Accept", "text/html,*/*;q=0.1");
            assertThat(response.statusCode()).as(path).isIn(200, 303);
            if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            Document page = Jsoup.parse(response.body(), server.base() + path);
            assertThat(page.select("h1")).as(path).hasSize(1);
            for (Element element : page.select("a[href], link[href], script[src]")) {
                String url = element.hasAttr("href") ? element.absUrl("href") : element.absUrl("src");
                if (!element.tagName().equals("a")) {
                    assertThat(url).as("loaded by %s", path).startsWith(server.base());
                }
                String local = url.startsWith(server.base()) ? url.substring(server.base().length()).replaceFirst("#.*", "") : "";
                if (!local.isEmpty() && seen.add(local)) {
                    agenda.add(local);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(VISITS);
    }

    /** The optional parameters of a query keep their variables, which are unbound in a plain call: that is the form that runs anywhere. */
    private static String withoutDefaults(String sparql) {
        return sparql.replace("?lang", "\"en\"");
    }
}
