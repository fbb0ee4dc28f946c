package eu.policygraph.server;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.PrebuiltQuery;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers of prebuilt queries over HTTP with the shipped data: filled-in SPARQL, receipts, parts, caching. */
class QueryAnswersTest {

    private static final String INITIATIVES = "/queries/initiatives-of-a-strategy";

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
    void theFilledQueryGivesTheSameRowsAtTheEndpoint() throws Exception {
        int covered = 0;
        for (PrebuiltQuery query : Project.localQueries()) {
            for (String call : List.of(example(query, false), example(query, true))) {
                String sparql = server.get("/queries/" + query.name() + ".rq" + call).body();
                String type = query.query().isSelectType() ? "csv" : "nt";
                HttpResponse<String> posted = server.post("/sparql", "application/sparql-query", call.isEmpty() ? query.text() : sparql, "Accept", query.query().isSelectType() ? "text/csv" : "application/n-triples");
                assertThat(posted.statusCode()).as(query.name() + call + "\n" + sparql + posted.body()).isEqualTo(200);
                assertThat(QueryFactory.create(sparql)).isNotNull();
                if (!call.isEmpty()) {
                    String direct = server.get("/queries/" + query.name() + "." + type + call).body();
                    assertThat(posted.body().lines().sorted().toList()).as(query.name() + call).isEqualTo(direct.lines().sorted().toList());
                    covered++;
                }
            }
        }
        assertThat(covered).isGreaterThanOrEqualTo(Project.localQueries().size()).isGreaterThanOrEqualTo(11);
    }

    @Test
    void withoutParametersTheFilesOwnTextComes() throws Exception {
        for (PrebuiltQuery query : Project.catalogue().all()) {
            assertThat(server.get("/queries/" + query.name() + ".rq").body()).isEqualTo(query.text());
        }
    }

    @Test
    void aFilledQuerySaysWhatItAnswersAndEscapesItsParameters() throws Exception {
        String sparql = server.get("/queries/events-between-two-dates.rq?from=2020-01-01&limit=3").body();
        assertThat(sparql).startsWith("# Events between two dates\n").contains("# from = ", "\"2020-01-01\"^^", "LIMIT   3");
        String odd = server.get("/queries/timeline-of-a-strategy.rq?strategy=" + encoded("https://example.org/a?b=c#d")).body();
        assertThat(odd).startsWith("#");
        assertThat(QueryFactory.create(odd).serialize()).contains("https://example.org/a?b=c#d");
    }

    @Test
    void partsOfTheRowsMakeTheWholeAndLinkToEachOther() throws Exception {
        List<String> whole = rows(server.get("/queries/events-between-two-dates.csv"));
        List<String> parts = new ArrayList<>();
        String next = "/queries/events-between-two-dates.csv?limit=50";
        int answers = 0;
        while (next != null) {
            HttpResponse<String> part = server.get(next);
            assertThat(part.statusCode()).isEqualTo(200);
            parts.addAll(rows(part));
            assertThat(link(part, "prev").isPresent()).isEqualTo(answers > 0);
            next = link(part, "next").map(l -> l.substring(server.base().length())).orElse(null);
            answers++;
        }
        assertThat(parts).isEqualTo(whole);
        assertThat(answers).isGreaterThan(2).isEqualTo((whole.size() + 49) / 50);
        assertThat(rows(server.get("/queries/events-between-two-dates.csv?offset=" + (whole.size() - 3)))).isEqualTo(whole.subList(whole.size() - 3, whole.size()));
        assertThat(rows(server.get("/queries/events-between-two-dates.csv?offset=1000000&limit=5"))).isEmpty();
        HttpResponse<String> second = server.get("/queries/events-between-two-dates.csv?limit=10&offset=4");
        assertThat(link(second, "prev")).hasValueSatisfying(l -> assertThat(l).endsWith("?limit=4"));
    }

    @Test
    void aPageOfAPartLinksOnward() throws Exception {
        var page = Jsoup.parse(server.get("/queries/events-between-two-dates?limit=5&offset=5", "Accept", "text/html").body());
        assertThat(page.select("main ol.timeline > li")).hasSize(5);
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/queries/events-between-two-dates?limit=5&offset=10");
        assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/queries/events-between-two-dates?limit=5");
    }

    @Test
    void thePageOfAQueryWithoutLanguageTakesTheLanguageOfTheInterface() throws Exception {
        HttpResponse<String> french = server.get("/queries/counts-by-kind?lang=fr", "Accept", "text/html");
        HttpResponse<String> english = server.get("/queries/counts-by-kind", "Accept", "text/html");
        assertThat(french.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(french.body()).select("html").attr("lang")).isEqualTo("fr");
        assertThat(Jsoup.parse(french.body()).select("main tbody tr")).hasSameSizeAs(Jsoup.parse(english.body()).select("main tbody tr"));
        assertThat(french.headers().firstValue("ETag")).isNotEqualTo(english.headers().firstValue("ETag"));
        assertThat(server.get("/queries/counts-by-kind.csv?lang=fr").statusCode()).isEqualTo(400);
        assertThat(server.get("/queries/counts-by-kind", "Accept", "text/html", "Accept-Language", "fr", "If-None-Match", english.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(200);
    }

    @Test
    void badPartsAndReceiptsAreRefused() throws Exception {
        List<String> bad = List.of("limit=0", "limit=-1", "limit=x", "limit=100001", "limit=99999999999999999999", "offset=-1", "offset=1.5", "offset=99999999", "receipts=yes", "limit=1&limit=2");
        for (String query : bad) {
            for (String suffix : List.of(".csv", ".json", ".xlsx", ".rq")) {
                HttpResponse<String> response = server.get("/queries/counts-by-kind" + suffix + "?" + query);
                assertThat(response.statusCode()).as(suffix + query).isEqualTo(400);
                assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        }
        assertThat(bad).hasSize(10);
    }

    @Test
    void everyRowHasItsReceipts() throws Exception {
        int queries = 0;
        for (PrebuiltQuery query : Project.localQueries()) {
            if (query.query().isSelectType()) {
                String call = example(query, false);
                String plain = server.get("/queries/" + query.name() + ".csv" + call).body();
                List<CSVRecord> rows = records(server.get("/queries/" + query.name() + ".csv" + (call.isEmpty() ? "?" : call + "&") + "receipts=1").body());
                assertThat(rows).as(query.name()).hasSize(records(plain).size());
                for (CSVRecord row : rows) {
                    assertThat(row.get("sources")).as(query.name() + " " + row).isNotBlank();
                    for (String source : row.get("sources").split(" ")) {
                        assertThat(graphs()).containsKey(source);
                    }
                }
                queries++;
            }
        }
        assertThat(queries).isGreaterThanOrEqualTo(10);
    }

    @Test
    void theReceiptsOfAnInitiativeAreTheGraphsThatSayIt() throws Exception {
        JsonArray rows = JsonParser.parseString(server.get(INITIATIVES + ".rows.json?strategy=csa-2020&receipts=1").body()).getAsJsonObject().getAsJsonArray("rows");
        assertThat(rows).hasSizeGreaterThanOrEqualTo(8);
        Node strategy = org.apache.jena.graph.NodeFactory.createURI("https://w3id.org/eu-policy-graph/id/strategy/csa-2020");
        Node has = org.apache.jena.graph.NodeFactory.createURI("https://w3id.org/eu-policy-graph/ontology#hasInitiative");
        for (JsonElement row : rows) {
            JsonObject cells = row.getAsJsonObject();
            Set<String> sources = new LinkedHashSet<>();
            cells.getAsJsonArray("sources").forEach(s -> sources.add(s.getAsString()));
            Node initiative = org.apache.jena.graph.NodeFactory.createURI(cells.get("initiative").getAsString());
            Set<String> saying = graphs().entrySet().stream().filter(g -> g.getValue().contains(strategy, has, initiative)).map(Map.Entry::getKey).collect(Collectors.toSet());
            assertThat(saying).isNotEmpty();
            assertThat(sources).containsAll(saying).contains(cells.get("source").getAsString());
        }
    }

    @Test
    void aCountHasTheSourcesOfAllThatWasCounted() throws Exception {
        List<CSVRecord> rows = records(server.get("/queries/counts-by-kind.csv?receipts=1").body());
        CSVRecord strategies = rows.stream().filter(r -> r.get("kind").endsWith("ontology#Strategy")).findFirst().orElseThrow();
        Node type = org.apache.jena.vocabulary.RDF.type.asNode();
        Node strategy = org.apache.jena.graph.NodeFactory.createURI(strategies.get("kind"));
        Set<String> saying = graphs().entrySet().stream().filter(g -> g.getValue().contains(Node.ANY, type, strategy)).map(Map.Entry::getKey).collect(Collectors.toSet());
        assertThat(saying).isNotEmpty();
        assertThat(strategies.get("sources").split(" ")).contains(saying.toArray(String[]::new));
        assertThat(strategies.get("sources")).doesNotContain("/source/eur-lex-32021R1232");
    }

    @Test
    void aFoldedValueLeadsOnlyToStatementsOfItsOwnRow() throws Exception {
        String tracker = server.get("/queries/strategy-tracker.csv?strategy=csa-2020&receipts=1").body();
        List<CSVRecord> rows = records(tracker);
        assertThat(rows).hasSize(8);
        Node label = org.apache.jena.vocabulary.RDFS.label.asNode();
        Set<String> labelling = graphs().entrySet().stream().filter(g -> g.getValue().contains(Node.ANY, org.apache.jena.vocabulary.SKOS.prefLabel.asNode(), Node.ANY)
                || g.getValue().contains(Node.ANY, label, Node.ANY)).map(Map.Entry::getKey).collect(Collectors.toSet());
        assertThat(rows).allSatisfy(row -> assertThat(row.get("sources").split(" ")).hasSizeLessThan(labelling.size()));
    }

    @Test
    void receiptsComeInEveryForm() throws Exception {
        String call = "?strategy=csa-2020&receipts=1&limit=2";
        assertThat(server.get(INITIATIVES + ".tsv" + call).body().lines().findFirst()).hasValueSatisfying(head -> assertThat(head).endsWith("?sources"));
        assertThat(server.get(INITIATIVES + ".json" + call).body()).contains("\"sources\":{\"type\":\"literal\",\"value\":\"https://");
        assertThat(server.get(INITIATIVES + ".xml" + call).body()).contains("name=\"sources\"");
        assertThat(Jsoup.parse(server.get(INITIATIVES + call, "Accept", "text/html").body()).select("main tbody td").eachText()).anyMatch(text -> text.contains("source:"));
    }

    @Test
    void theTagHoldsForTheSameQuestionHoweverItIsWritten() throws Exception {
        String a = tag("/queries/events-between-two-dates.csv?from=2020-01-01&to=2020-12-31");
        assertThat(tag("/queries/events-between-two-dates.csv?to=2020-12-31&from=2020-01-01")).isEqualTo(a);
        assertThat(tag("/queries/events-between-two-dates.csv?to=2020-12-31&from=2020-01-01&lang=en")).isEqualTo(a);
        List<String> others = List.of("/queries/events-between-two-dates.csv?from=2020-01-02&to=2020-12-31", "/queries/events-between-two-dates.tsv?from=2020-01-01&to=2020-12-31",
                "/queries/events-between-two-dates.csv?from=2020-01-01&to=2020-12-31&limit=2", "/queries/events-between-two-dates.csv?from=2020-01-01&to=2020-12-31&receipts=1",
                "/queries/events-between-two-dates.csv?from=2020-01-01&to=2020-12-31&lang=fr", "/queries/counts-by-kind.csv", "/queries/events-between-two-dates.xlsx?from=2020-01-01&to=2020-12-31");
        Set<String> tags = new LinkedHashSet<>(List.of(a));
        for (String other : others) {
            tags.add(tag(other));
        }
        assertThat(tags).hasSize(8).allSatisfy(tag -> assertThat(tag).matches("\"[0-9a-f]+\""));
    }

    @Test
    void aClientThatHasTheAnswerGetsA304InEveryForm() throws Exception {
        int covered = 0;
        for (String suffix : List.of("", ".csv", ".tsv", ".json", ".xml", ".rows.json", ".xlsx", ".rq")) {
            String path = INITIATIVES + suffix + "?strategy=csa-2020";
            HttpResponse<String> first = server.get(path, "Accept", "text/html, */*;q=0.1");
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("Cache-Control")).hasValueSatisfying(v -> assertThat(v).matches("public, max-age=\\d+, must-revalidate"));
            HttpResponse<String> again = server.get(path, "Accept", "text/html, */*;q=0.1", "If-None-Match", first.headers().firstValue("ETag").orElseThrow());
            assertThat(again.statusCode()).as(suffix).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
            assertThat(again.headers().firstValue("Vary")).hasValueSatisfying(v -> assertThat(v).contains("Accept"));
            covered++;
        }
        assertThat(covered).isEqualTo(8);
    }

    @Test
    void everyFormIsOfferedByAcceptAndOnThePage() throws Exception {
        Map<String, String> accepts = Map.of("text/csv", "text/csv; charset=utf-8", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "application/sparql-results+json", "application/sparql-results+json",
                "application/sparql-results+xml", "application/sparql-results+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/sparql-query", "application/sparql-query; charset=utf-8", "text/html", "text/html; charset=utf-8");
        for (Map.Entry<String, String> accept : accepts.entrySet()) {
            assertThat(server.bytes(INITIATIVES + "?strategy=csa-2020", "Accept", accept.getKey()).headers().firstValue("Content-Type").map(t -> t.replace(" ", ""))).hasValue(accept.getValue().replace(" ", ""));
        }
        var page = Jsoup.parse(server.get(INITIATIVES + "?strategy=csa-2020&receipts=1", "Accept", "text/html").body());
        for (String suffix : List.of("csv", "tsv", "json", "xml", "rows.json", "xlsx", "rq")) {
            assertThat(page.select("main a").eachAttr("href")).contains(INITIATIVES + "." + suffix + "?strategy=csa-2020&receipts=1");
        }
        assertThat(server.get(INITIATIVES + "?strategy=csa-2020", "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(accepts).hasSize(7);
    }

    private static String example(PrebuiltQuery query, boolean all) {
        String pairs = query.parameters().stream().filter(p -> (all || p.required()) && p.example().isPresent())
                .map((Parameter p) -> p.name() + "=" + encoded(p.example().orElseThrow())).collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    private static String tag(String path) throws IOException, InterruptedException {
        return server.head(path).headers().firstValue("ETag").orElseThrow();
    }

    private static java.util.Optional<String> link(HttpResponse<String> response, String relation) {
        Pattern pattern = Pattern.compile("<([^>]+)>; rel=\"" + relation + "\"");
        return response.headers().allValues("Link").stream().map(pattern::matcher).filter(Matcher::matches).map(m -> m.group(1)).findFirst();
    }

    private static List<String> rows(HttpResponse<String> csv) {
        return Arrays.stream(csv.body().split("\r\n")).skip(1).toList();
    }

    private static List<CSVRecord> records(String csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            return parser.getRecords();
        }
    }

    private static Map<String, Graph> graphs() {
        return Project.snapshot().graphs().entrySet().stream().collect(Collectors.toMap(e -> e.getKey().getURI(), Map.Entry::getValue));
    }
}
