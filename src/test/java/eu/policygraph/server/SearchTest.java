package eu.policygraph.server;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code /search} and {@code text:query} over HTTP, with the shipped data. */
class SearchTest {

    private static final String THING = "https://w3id.org/eu-policy-graph/id/";

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
    void anIdentifierInEverySpellingGoesStraightToItsThing() throws Exception {
        Map<String, List<String>> spellings = Map.of(
                "/act/directive-2011-93", List.of("32011L0093", "2011/93/EU", "Directive 2011/93", "directive-2011-93", "CELEX:32011L0093", "http://data.europa.eu/eli/dir/2011/93/oj",
                        "http://publications.europa.eu/resource/celex/32011L0093", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A32011L0093",
                        THING + "act/directive-2011-93", "act:directive-2011-93", "http://example.org/some/prefix/act/directive-2011-93.ttl"),
                "/document/com-2020-607", List.of("COM(2020) 607", "COM/2020/607 final", "com 2020 607", "52020DC0607", "COM(2020)0607"),
                "/procedure/2022-0155-cod", List.of("2022/0155(COD)", "2022/0155/COD", "COD-2022-0155", "2022/0155", "http://publications.europa.eu/resource/procedure/2022_155"),
                "/institution/european-commission", List.of("Q8880", "http://www.wikidata.org/entity/Q8880", "https://www.wikidata.org/wiki/Q8880"),
                "/act/regulation-2021-1232", List.of("Regulation (EU) 2021/1232", "2021/1232", "32021R1232"));
        int covered = 0;
        for (Map.Entry<String, List<String>> thing : spellings.entrySet()) {
            for (String spelling : thing.getValue()) {
                HttpResponse<String> response = server.get("/search?q=" + encoded(spelling), "Accept", "text/html");
                assertThat(response.statusCode()).as(spelling).isEqualTo(303);
                assertThat(response.headers().firstValue("Location")).as(spelling).hasValue(thing.getKey());
                covered++;
            }
        }
        assertThat(covered).isEqualTo(27);
    }

    @Test
    void theRedirectKeepsTheProxysPrefixAndCanBeDeclined() throws Exception {
        assertThat(server.get("/search?q=32011L0093", "Accept", "text/html", "X-Forwarded-Prefix", "/graph").headers().firstValue("Location")).hasValue("/graph/act/directive-2011-93");
        HttpResponse<String> declined = server.get("/search?q=32011L0093&redirect=no", "Accept", "text/html");
        assertThat(declined.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(declined.body()).select("ol.hits li").first().text()).contains("Directive 2011/93/EU", "bears this identifier");
    }

    @Test
    void machinesGetTheExactThingFirstAndNoRedirect() throws Exception {
        JsonObject first = results("q=" + encoded("2011/93/EU")).get(0).getAsJsonObject();
        assertThat(first.get("iri").getAsString()).isEqualTo(THING + "act/directive-2011-93");
        assertThat(first.get("exact").getAsBoolean()).isTrue();
        assertThat(first.get("date").getAsString()).isEqualTo("2011-12-13");
        assertThat(first.get("href").getAsString()).isEqualTo(server.base() + "/act/directive-2011-93");
    }

    @Test
    void aNumberOfAnotherTypeOrYearIsNoExactHit() throws Exception {
        for (String wrong : List.of("Decision 2011/93", "2011/93/JHA", "32011D0093", "COM(2019) 607", "2022/0155(CNS)", "02011L0093-20111217")) {
            HttpResponse<String> response = server.get("/search?q=" + encoded(wrong), "Accept", "text/html");
            assertThat(response.statusCode()).as(wrong).isEqualTo(200);
            assertThat(response.body()).as(wrong).doesNotContain("bears this identifier");
        }
    }

    @Test
    void labelsAreFoundInAnyLanguageWithoutDiacriticsAndByTheirBeginnings() throws Exception {
        assertThat(iris("q=" + encoded("strategie droits de l'enfant"))).contains(THING + "strategy/rights-of-the-child-2021");
        assertThat(iris("q=" + encoded("STRATÉGIE droits de l\u2019enfant"))).contains(THING + "strategy/rights-of-the-child-2021");
        assertThat(iris("q=" + encoded("fight against child sexual abu"))).contains(THING + "strategy/csa-2020");
        assertThat(iris("q=csa-2020")).contains(THING + "strategy/csa-2020");
        assertThat(iris("q=europol").get(0)).isEqualTo(THING + "institution/europol");
    }

    @Test
    void aStrategyComesBeforeTheSourcesThatTellOfIt() throws Exception {
        List<String> iris = iris("q=" + encoded("child sexual abuse"));
        assertThat(iris.get(0)).isEqualTo(THING + "strategy/csa-2020");
    }

    @Test
    void theKindAndTheLanguageNarrowTheHits() throws Exception {
        JsonObject all = json("q=child&size=200");
        JsonObject acts = json("q=child&kind=act");
        assertThat(acts.get("count").getAsInt()).isPositive().isEqualTo(all.getAsJsonObject("kinds").get("act").getAsInt());
        assertThat(acts.getAsJsonObject("kinds")).isEqualTo(all.getAsJsonObject("kinds"));
        int sum = all.getAsJsonObject("kinds").entrySet().stream().mapToInt(e -> e.getValue().getAsInt()).sum();
        assertThat(all.get("count").getAsInt()).isEqualTo(sum);
        for (JsonElement hit : results("q=enfants&in=fr")) {
            assertThat(hit.getAsJsonObject().getAsJsonObject("matched").get("language").getAsString()).isIn("fr", "");
        }
    }

    @Test
    void thingsAreNamedInTheLanguageAskedFor() throws Exception {
        String english = results("q=Q8880").get(0).getAsJsonObject().get("label").getAsString();
        String french = results("q=Q8880&lang=fr").get(0).getAsJsonObject().get("label").getAsString();
        assertThat(french).isEqualTo("Commission européenne").isNotEqualTo(english);
        assertThat(JsonParser.parseString(server.get("/search.json?q=Q8880", "Accept-Language", "fr").body()).getAsJsonObject().getAsJsonArray("results").get(0).getAsJsonObject().get("label").getAsString()).isEqualTo(french);
        assertThat(server.get("/search?q=32011L0093&lang=fr", "Accept", "text/html").headers().firstValue("Location")).hasValue("/act/directive-2011-93?lang=fr");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() throws Exception {
        List<String> whole = iris("q=child&size=200");
        List<String> paged = new ArrayList<>();
        String next = "/search.json?q=child&size=7";
        int pages = 0;
        while (next != null) {
            JsonObject page = JsonParser.parseString(server.get(next).body()).getAsJsonObject();
            paged.addAll(iris(page));
            next = page.has("next") ? page.get("next").getAsString().substring(server.base().length()) : null;
            pages++;
        }
        assertThat(pages).isGreaterThan(3);
        assertThat(paged).startsWith(whole.toArray(String[]::new)).doesNotHaveDuplicates();
    }

    @Test
    void theFormsHoldTheSameHits() throws Exception {
        List<String> json = iris("q=lanzarote");
        HttpResponse<String> csv = server.get("/search?q=lanzarote", "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(server.get("/search.csv?q=lanzarote").body()).isEqualTo(csv.body()).isEqualTo(server.get("/search?q=lanzarote&format=csv").body());
        try (CSVParser parser = CSVParser.parse(csv.body(), CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            assertThat(parser.stream().map((CSVRecord r) -> r.get("iri")).toList()).isEqualTo(json).isNotEmpty();
        }
        Document page = Jsoup.parse(server.get("/search?q=lanzarote", "Accept", "text/html").body());
        assertThat(page.select("ol.hits > li > a").eachAttr("title")).isEqualTo(json);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(server.get("/search.json?q=lanzarote").body()).isEqualTo(server.get("/search?q=lanzarote", "Accept", "application/json").body());
    }

    @Test
    void nothingFoundOffersTheNearestNamesAndTheQuestions() throws Exception {
        JsonObject answer = json("q=" + encoded("lanzerote conventoin"));
        assertThat(answer.get("count").getAsInt()).isZero();
        assertThat(answer.getAsJsonArray("nearest").toString()).contains("Lanzarote");
        Document page = Jsoup.parse(server.get("/search?q=" + encoded("lanzerote conventoin"), "Accept", "text/html").body());
        assertThat(page.select("main a").eachText()).anyMatch(text -> text.contains("Lanzarote"));
        assertThat(page.select("main a[href=/queries]")).isNotEmpty();
    }

    @Test
    void noWordsGiveTheFormToPeopleAndA400ToMachines() throws Exception {
        HttpResponse<String> page = server.get("/search", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).select("main form[role=search] input[name=q]")).hasSize(1);
        assertThat(server.get("/search.json").statusCode()).isEqualTo(400);
        assertThat(server.get("/search.csv?q=+").statusCode()).isEqualTo(400);
    }

    @Test
    void lucenesOwnSyntaxIsPlainText() throws Exception {
        int covered = 0;
        for (String odd : List.of("*", "child*", "\"child", "child AND", "label:child", "(((", "child~", "a OR OR b", "\\", "[a TO b]", "{!}", "^5", "/re/", "+-!", "\u0000", "<b>child</b>", "🙂", "a".repeat(500))) {
            HttpResponse<String> response = server.get("/search?redirect=no&q=" + encoded(odd), "Accept", "text/html");
            assertThat(response.statusCode()).as(odd).isEqualTo(200);
            assertThat(response.body()).doesNotContain("<b>child</b>");
            covered++;
        }
        assertThat(covered).isEqualTo(18);
    }

    @Test
    void badValuesAreRefusedAndNamed() throws Exception {
        Map<String, String> bad = Map.ofEntries(Map.entry("q=a&page=-1", "page"), Map.entry("q=a&page=0", "page"), Map.entry("q=a&page=x", "page"), Map.entry("q=a&size=100000", "size"),
                Map.entry("q=a&size=-5", "size"), Map.entry("q=a&in=tlh", "in"), Map.entry("q=a&lang=%3Cb%3E", "lang"), Map.entry("q=a&kind=unicorn", "kind"), Map.entry("q=a&redirect=maybe", "redirect"),
                Map.entry("q=a&color=red", "color"), Map.entry("q=" + "a".repeat(501), "q"));
        for (Map.Entry<String, String> request : bad.entrySet()) {
            HttpResponse<String> response = server.get("/search.json?" + request.getKey());
            assertThat(response.statusCode()).as(request.getKey()).isEqualTo(400);
            assertThat(JsonParser.parseString(response.body()).getAsJsonObject().get("parameter").getAsString()).isEqualTo(request.getValue());
        }
        assertThat(server.get("/search?q=a&q=b").statusCode()).isEqualTo(400);
        assertThat(server.get("/search?q=%FF").statusCode()).isEqualTo(400);
        assertThat(server.get("/search?q=a&format=xlsx").statusCode()).isEqualTo(400);
        assertThat(server.get("/search?q=a", "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(bad).hasSize(11);
    }

    @Test
    void anUnchangedAnswerIsA304() throws Exception {
        HttpResponse<String> first = server.get("/search.json?q=child");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValueSatisfying(value -> assertThat(value).contains("must-revalidate"));
        assertThat(server.get("/search.json?q=child", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(server.get("/search.json?q=children", "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(server.head("/search.json?q=child").headers().firstValue("ETag")).hasValue(tag);
    }

    @Test
    void everyPageHasASearchBox() throws Exception {
        for (String path : List.of("/", "/queries", "/sparql", "/no-such-address")) {
            Document page = Jsoup.parse(server.get(path, "Accept", "text/html").body());
            assertThat(page.select("header form[action=/search] input[name=q]")).as(path).hasSize(1);
            assertThat(page.select("header form label[for=site-search]")).hasSize(1);
        }
    }

    @Test
    void sparqlSearchesTheSameTexts() throws Exception {
        String prefixes = "PREFIX text: <http://jena.apache.org/text#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ";
        String all = csv(prefixes + "SELECT DISTINCT ?thing { (?thing ?score ?label) text:query 'lanzarote' }");
        assertThat(all).contains(THING + "act/", THING + "institution/lanzarote-committee");
        String joined = csv(prefixes + "SELECT ?thing ?label { (?thing ?score) text:query (skos:altLabel 'weprotect') . ?thing skos:prefLabel ?label FILTER(LANG(?label) = 'en') }");
        assertThat(joined.lines().skip(1)).isNotEmpty().allSatisfy(line -> assertThat(line).containsIgnoringCase("weprotect"));
        assertThat(csv(prefixes + "SELECT ?l { (?thing ?score ?l) text:query ('strategie' 'lang:fr') FILTER(LANG(?l) != 'fr') }").lines()).hasSize(1);
        assertThat(csv(prefixes + "SELECT DISTINCT ?g { (?thing ?score ?l) text:query 'lanzarote' GRAPH ?g { ?thing skos:prefLabel ?l } }").lines()).hasSizeGreaterThan(1);
    }

    @Test
    void aBrokenTextQueryIsA400() throws Exception {
        HttpResponse<String> response = server.get("/sparql?query=" + encoded("PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query 'a AND (' }"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static String csv(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = server.get("/sparql?query=" + encoded(query), "Accept", "text/csv");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static JsonObject json(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = server.get("/search.json?" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    private static JsonArray results(String query) throws IOException, InterruptedException {
        return json(query).getAsJsonArray("results");
    }

    private static List<String> iris(String query) throws IOException, InterruptedException {
        return iris(json(query));
    }

    private static List<String> iris(JsonObject answer) {
        return StreamSupport.stream(answer.getAsJsonArray("results").spliterator(), false).map(hit -> hit.getAsJsonObject().get("iri").getAsString()).toList();
    }
}
