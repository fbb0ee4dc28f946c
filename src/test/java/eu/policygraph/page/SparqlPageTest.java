package eu.policygraph.page;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.query.Answer;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The form of the SPARQL endpoint, its answers and refusals as pages, and what the editor loads. */
class SparqlPageTest {

    private static final Path STATIC = Project.HOME.resolve("src/main/resources/static");
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
    void theFormIsWholeWithoutScriptInBothLanguages() throws Exception {
        for (String language : List.of("en", "fr")) {
            Document page = page("/sparql?lang=" + language, 200);
            assertThat(page.select("html").attr("lang")).isEqualTo(language);
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("form textarea[name=query]")).hasSize(1);
            assertThat(page.select("label[for=query], label[for=format]")).hasSize(2);
            assertThat(page.select("form input[name=lang]")).isNotEmpty();
            assertThat(page.select("style, script:not([src]), [style], [onclick]")).isEmpty();
        }
    }

    @Test
    void onlyTheSparqlPageLoadsTheEditor() throws Exception {
        assertThat(page("/sparql", 200).select("script[src]")).hasSize(1);
        for (String path : List.of("/", "/queries", "/ontology", "/help")) {
            assertThat(page(path, 200).select("script[src]")).as(path).isEmpty();
        }
    }

    @Test
    void theAnswerIsTheTableOfTheQuery() throws Exception {
        String query = "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX epg: <https://w3id.org/eu-policy-graph/ontology#>\n"
                + "SELECT ?event ?date (STRLEN(STR(?event)) AS ?length) { ?event a epg:DatedEvent ; dcterms:date ?date } ORDER BY ?date ?event LIMIT 12";
        Document page = page("/sparql?query=" + encoded(query), 200);
        List<String> csv = server.get("/sparql?format=csv&query=" + encoded(query)).body().lines().skip(1).toList();
        assertThat(page.select("textarea").text()).contains("STRLEN");
        assertThat(page.select("[role=status]").text()).startsWith("12 rows");
        assertThat(page.select("table caption")).hasSize(1);
        assertThat(page.select("thead th[scope=col]").eachText()).containsExactly("event", "date", "length");
        assertThat(page.select("thead th.number").eachText()).containsExactly("length");
        assertThat(page.select("tbody tr")).hasSize(12).allSatisfy(row -> {
            assertThat(csv).contains(row.select("a").attr("title") + "," + row.select("time").attr("datetime") + "," + row.select("td.number").text());
            assertThat(row.select("a").attr("href")).startsWith("/event/");
            assertThat(row.select("a").text()).doesNotContain("w3id.org");
        });
        assertThat(page.select(".formats a").eachText()).contains("CSV", "JSON", "XML", "TSV");
        assertThat(server.get(page.select(".formats a:containsOwn(CSV)").attr("href")).body().lines().skip(1).toList()).isEqualTo(csv);
    }

    @Test
    void aTableOfVeryManyColumnsShowsFewerRows() throws Exception {
        String names = IntStream.range(0, 400).mapToObj(i -> "?v" + i).collect(Collectors.joining(" "));
        Document page = page("/sparql?query=" + encoded("SELECT ?s " + names + " { ?s a ?c } LIMIT 200"), 200);
        assertThat(page.select("[role=status]").text()).startsWith("200 rows");
        assertThat(page.select("tbody tr")).hasSize(SparqlPages.CELLS / 401);
        assertThat(page.select(".notice").text()).contains(Integer.toString(SparqlPages.CELLS / 401));
    }

    @Test
    void aPageThatTakesTooLongToWriteIsNotWritten() {
        Answer.Rows rows = new Answer.Rows(List.of(Var.alloc("x")), List.of(BindingFactory.binding(Var.alloc("x"), NodeFactory.createLiteralString("y"))), false, Duration.ZERO, false, Set.of());
        Runnable over = () -> {
            throw new QueryCancelledException();
        };
        assertThatThrownBy(() -> ResultTable.of(rows, List.of(), null, null, 1, over)).isInstanceOf(QueryCancelledException.class);
        assertThatThrownBy(() -> new Templates().render("span", Map.of("first", ""), over)).isInstanceOf(QueryCancelledException.class);
    }

    @Test
    void truthAndGraphsAreAnswersToo() throws Exception {
        assertThat(page("/sparql?query=" + encoded("ASK { ?s ?p ?o }"), 200).select("[role=status] b").text()).isEqualTo("Yes");
        assertThat(page("/sparql?lang=fr&query=" + encoded("ASK { <x:none> ?p ?o }"), 200).select("[role=status] b").text()).isEqualTo("Non");
        Document graph = page("/sparql?query=" + encoded("CONSTRUCT { ?s a ?c } WHERE { SELECT * { ?s a ?c } LIMIT 7 }"), 200);
        assertThat(graph.select("[role=status]").text()).startsWith("7 statements");
        assertThat(graph.select("tbody tr")).hasSize(7);
        assertThat(graph.select("details pre").text()).isNotEmpty();
        assertThat(page("/sparql?query=" + encoded("SELECT * { <x:none> ?p ?o }"), 200).select("[role=status]").text()).startsWith("No rows");
    }

    @Test
    void aFaultyQueryStaysInTheFormWithItsLineAndACaret() throws Exception {
        String query = "SELECT ?s WHERE {\n\t?s ?p }";
        Document page = page("/sparql?query=" + encoded(query), 400);
        assertThat(page.select("textarea").first().wholeText()).isEqualTo(query);
        Element error = page.select("[role=alert]").first();
        assertThat(error.text()).contains("Line 2, column 8");
        assertThat(error.select("pre").first().wholeText()).isEqualTo("2 | \t?s ?p }\n  | \t      ^");
        assertThat(page.select("#editor").attr("data-line")).isEqualTo("2");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void anEmptyQueryIsAFaultWithoutALine() throws Exception {
        assertThat(page("/sparql?query=", 400).select("[role=alert]").text()).contains("Line 1");
    }

    @Test
    void aMissingHousePrefixComesWithTheLineThatMendsIt() throws Exception {
        String query = "SELECT * { ?s eli:cites ?o } LIMIT 2";
        Document page = page("/sparql?query=" + encoded(query), 400);
        Element fixed = page.select("[role=alert] form input[name=query]").first();
        assertThat(fixed.attr("value")).isEqualTo("PREFIX eli: <http://data.europa.eu/eli/ontology#>\n" + query);
        assertThat(page("/sparql?query=" + encoded(fixed.attr("value")), 200).select("tbody tr")).hasSize(2);
        JsonObject problem = JsonParser.parseString(server.get("/sparql?query=" + encoded(query)).body()).getAsJsonObject();
        assertThat(problem.get("fix").getAsString()).isEqualTo("PREFIX eli: <http://data.europa.eu/eli/ontology#>");
        assertThat(page("/sparql?query=" + encoded("SELECT * { ?s nope:cites ?o }"), 400).select("[role=alert] form")).isEmpty();
    }

    @Test
    void otherRefusalsKeepTheQueryToo() throws Exception {
        String service = "SELECT * { SERVICE <http://localhost:1/sparql> { ?s ?p ?o } }";
        assertThat(page("/sparql?format=html&query=" + encoded(service), 400).select("textarea").text()).isEqualTo(service);
        HttpResponse<String> posted = server.post("/sparql", "application/x-www-form-urlencoded", "format=html&query=" + encoded("SELECT nothing"));
        assertThat(posted.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(posted.body()).select("textarea").text()).isEqualTo("SELECT nothing");
    }

    @Test
    void everyQuestionOfTheCatalogueIsAnExampleThatIsShownAndNotRun() throws Exception {
        int covered = 0;
        for (PrebuiltQuery query : Project.catalogue().all()) {
            Document page = page("/sparql?example=" + query.name(), 200);
            Query shown = QueryFactory.create(page.select("textarea").first().wholeText());
            assertThat(shown.queryType()).as(query.name()).isEqualTo(query.query().queryType());
            assertThat(page.select("#answer")).isEmpty();
            covered++;
        }
        assertThat(covered).isGreaterThan(40);
        assertThat(page("/sparql", 200).select("a[href^=/sparql?example=]")).hasSize(covered);
        assertThat(server.get("/sparql?example=no-such", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void anExampleTakesTheParametersThatAreGiven() throws Exception {
        PrebuiltQuery query = Project.catalogue().all().stream().filter(q -> q.parameter("on").isPresent() && q.query().isSelectType()).findFirst().orElseThrow();
        assertThat(page("/sparql?example=" + query.name() + "&on=2021-03-04", 200).select("textarea").text()).contains("\"2021-03-04\"^^xsd:date");
        assertThat(server.get("/sparql?example=" + query.name() + "&on=soon", "Accept", "text/html").statusCode()).isEqualTo(400);
    }

    @Test
    void completionsAreNamesThatAQueryCanUse() throws Exception {
        HttpResponse<String> response = server.get("/sparql/completions.json");
        JsonObject known = JsonParser.parseString(response.body()).getAsJsonObject();
        String prefixes = known.getAsJsonObject("prefixes").entrySet().stream().map(e -> "PREFIX " + e.getKey() + ": <" + e.getValue().getAsString() + ">\n").collect(Collectors.joining());
        int covered = 0;
        for (String list : List.of("terms", "things")) {
            JsonArray named = known.getAsJsonArray(list);
            assertThat(named.size()).as(list).isGreaterThan(100);
            String names = named.asList().stream().map(JsonElement::getAsJsonObject).map(o -> o.get("name").getAsString()).collect(Collectors.joining(" ", "VALUES ?x { ", " }"));
            Query query = QueryFactory.create(prefixes + "SELECT * { " + names + " }");
            covered += query.toString().isEmpty() ? 0 : named.size();
        }
        assertThat(covered).isGreaterThan(500);
        String etag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(server.get("/sparql/completions.json", "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(labels("/sparql/completions.json?lang=fr").get("epg:Initiative")).isEqualTo("initiative");
        assertThat(labels("/sparql/completions.json?lang=fr").get("epg:MemberState")).isEqualTo("État membre");
    }

    @Test
    void theBundleIsTheOneThatIsDescribedAndCallsNobody() throws Exception {
        String bundle = Files.readString(STATIC.resolve("vendor/codemirror.js"));
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bundle.getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(STATIC.resolve("vendor/SOURCES.md"))).contains(digest);
        for (String text : List.of(bundle, Files.readString(STATIC.resolve("editor.js")))) {
            assertThat(Pattern.compile("https?://[^\\s\"'`]+").matcher(text).results().map(r -> r.group()).distinct().toList()).isSubsetOf("http://www.w3.org/2000/svg");
            assertThat(text).doesNotContain("eval(", "new Function(", "XMLHttpRequest", "WebSocket");
        }
        assertThat(server.get("/static/vendor/codemirror.js").headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(server.get("/static/editor.js").statusCode()).isEqualTo(200);
    }

    private static Map<String, String> labels(String path) throws Exception {
        return JsonParser.parseString(server.get(path).body()).getAsJsonObject().getAsJsonArray("terms").asList().stream().map(JsonElement::getAsJsonObject)
                .collect(Collectors.toMap(o -> o.get("name").getAsString(), o -> o.get("label").getAsString()));
    }

    private static Document page(String path, int status) throws Exception {
        HttpResponse<String> response = server.get(path, "Accept", "text/html");
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        return Jsoup.parse(response.body());
    }
}
