package eu.policygraph.page;

import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.View;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gallery and the page of every prebuilt query. */
class QueryPagesTest {

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
    void theGalleryShowsEveryQuestionOnceInGroups() throws Exception {
        for (String language : List.of("en", "fr")) {
            Document page = page("/queries?lang=" + language, 200);
            assertThat(page.select("main h3 a").eachAttr("href").stream().map(href -> href.replaceAll("^/queries/|\\?.*", "")).toList())
                    .containsExactlyInAnyOrderElementsOf(Project.catalogue().all().stream().map(PrebuiltQuery::name).toList());
            assertThat(page.select("main section[aria-labelledby]")).hasSizeBetween(4, 7);
            assertThat(page.select("[role=status]").text()).startsWith(Integer.toString(Project.catalogue().all().size()));
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("html").attr("lang")).isEqualTo(language);
        }
    }

    @Test
    void theGalleryIsFilteredByWordsAndTag() throws Exception {
        Document page = page("/queries?q=" + encoded("STRATEGY  timeline"), 200);
        assertThat(page.select("main h3 a").eachAttr("href")).contains("/queries/timeline-of-a-strategy").doesNotContain("/queries/votes");
        assertThat(page.select("#q").val()).isEqualTo("STRATEGY  timeline");
        assertThat(page("/queries?tag=vote", 200).select("main h3 a").eachAttr("href")).containsExactly("/queries/votes");
        assertThat(page("/queries?q=zzz", 200).select("[role=status]").text()).isEqualTo("No question");
    }

    @Test
    void everyQueryHasAPageWithAnswerFormTextAndWaysOn() throws Exception {
        int covered = 0;
        for (PrebuiltQuery query : Project.localQueries()) {
            String path = "/queries/" + query.name() + "?" + examples(query);
            Document page = page(path + "&lang=fr", 200);
            assertThat(page.select("h1[lang=en]").text()).as(path).isEqualTo(query.title());
            assertThat(page.select("html").attr("lang")).isEqualTo("fr");
            assertThat(page.select("[role=status]")).as(path).hasSize(1);
            assertThat(page.select("pre code span.kw")).as(path).isNotEmpty();
            assertThat(page.select("pre code").first().wholeText()).as(path).isEqualTo(query.sparql());
            assertThat(page.select("form.filters label").size()).as(path).isEqualTo(query.parameters().size());
            for (Element label : page.select("form.filters label")) {
                assertThat(page.select("form.filters [id=" + label.attr("for") + "]")).as(path + label).hasSize(1);
            }
            assertThat(page.select(".formats a[href^=/queries/" + query.name() + ".]").size()).as(path).isGreaterThan(2);
            assertThat(page.select("table").select(":not(:has(caption))").select("table")).as(path).isEmpty();
            assertThat(page.select("style, script, [style]")).as(path).isEmpty();
            covered++;
        }
        assertThat(covered).isGreaterThan(40);
    }

    @Test
    void aQueryThatAsksOthersShowsItsTextAndWhatTheOperatorWouldHaveToAllow() throws Exception {
        int covered = 0;
        for (PrebuiltQuery query : Project.catalogue().all().stream().filter(PrebuiltQuery::isFederated).toList()) {
            String endpoint = query.endpoints().iterator().next();
            for (String call : List.of("?lang=en", "?lang=fr&" + examples(query))) {
                Document page = page("/queries/" + query.name() + call, 200);
                assertThat(page.select(".notice").text()).as(query.name()).contains(endpoint, "--allow-service");
                assertThat(page.select("pre code").last().wholeText()).isEqualTo(query.sparql());
                assertThat(page.select("table, .formats")).isEmpty();
            }
            var refused = server.get("/queries/" + query.name() + ".csv?" + examples(query));
            assertThat(refused.statusCode()).isEqualTo(403);
            var problem = JsonParser.parseString(refused.body()).getAsJsonObject();
            assertThat(problem.get("id").getAsString()).isEqualTo("endpoint-not-allowed");
            assertThat(problem.getAsJsonArray("endpoints").get(0).getAsString()).isEqualTo(endpoint);
            assertThat(server.get("/queries/" + query.name() + ".rq?" + examples(query)).body()).contains("SERVICE <" + endpoint + ">");
            covered++;
        }
        assertThat(covered).isGreaterThanOrEqualTo(7);
        assertThat(page("/queries", 200).select("section[aria-labelledby=federated] li")).hasSize(covered);
    }

    @Test
    void thePageHoldsTheRowsOfTheQuery() throws Exception {
        int covered = 0;
        for (PrebuiltQuery query : Project.localQueries()) {
            if (!query.query().isSelectType()) {
                continue;
            }
            String call = examples(query);
            int rows = JsonParser.parseString(server.get("/queries/" + query.name() + ".json?" + call).body()).getAsJsonObject().getAsJsonObject("results").getAsJsonArray("bindings").size();
            Document page = page("/queries/" + query.name() + "?" + call + "&view=table", 200);
            assertThat(page.select("tbody tr")).as(query.name()).hasSize(Math.min(rows, QueryPage.SHOWN));
            assertThat(page.select("[role=status] b").text()).as(query.name()).isEqualTo(rows == 0 ? "No rows" : rows == 1 ? "1 row" : String.format("%,d rows", rows));
            assertThat(page.select("a[rel=next]").size()).as(query.name()).isEqualTo(rows > QueryPage.SHOWN ? 1 : 0);
            covered++;
        }
        assertThat(covered).isGreaterThan(40);
    }

    @Test
    void theHeaderChoosesTheViewAndTheAddressAnother() throws Exception {
        PrebuiltQuery timeline = withView(View.TIMELINE);
        String path = "/queries/" + timeline.name() + "?" + examples(timeline);
        Document page = page(path, 200);
        assertThat(page.select("ol.timeline[role=list] > li")).hasSize(page(path + "&view=table", 200).select("tbody tr").size()).allSatisfy(item -> {
            assertThat(item.select("h3")).hasSize(1);
            assertThat(item.select("time[datetime]").size()).isLessThanOrEqualTo(1);
        });
        assertThat(page.select("main h2").eachText()).contains(page.select("time").first().attr("datetime").substring(0, 4));
        assertThat(page.select("a:containsOwn(table)").attr("href")).contains("view=table");
        PrebuiltQuery count = withView(View.COUNT);
        assertThat(page("/queries/" + count.name() + "?" + examples(count), 200).select("td.bar svg[aria-hidden=true] rect")).isNotEmpty();
        PrebuiltQuery graph = withView(View.GRAPH);
        assertThat(page("/queries/" + graph.name() + "?" + examples(graph), 200).select("svg[aria-hidden=true] text")).isNotEmpty();
    }

    @Test
    void listsAreFilledFromTheDataWithLabels() throws Exception {
        Document page = page("/queries/strategy-tracker?lang=fr", 200);
        Element select = page.select("select[name=strategy]").first();
        assertThat(select.select("option")).hasSizeGreaterThan(5);
        assertThat(select.hasAttr("required")).isTrue();
        for (Element option : select.select("option[value]:not([value=''])")) {
            assertThat(server.get("/queries/strategy-tracker.csv?strategy=" + encoded(option.val())).statusCode()).isEqualTo(200);
        }
        assertThat(page.select("select[name=lang] option[selected]").val()).isEqualTo("fr");
        assertThat(page.select("input[type=date][name=on]")).hasSize(1);
        assertThat(page.select("[role=status]")).isEmpty();
        assertThat(page("/queries/status-of-an-act", 200).select("input[name=act][list] + datalist option")).hasSizeGreaterThan(FormFields.CHOICES);
    }

    @Test
    void aBadValueIsKeptAndToldBesideItsField() throws Exception {
        Document page = page("/queries/strategy-tracker?strategy=csa-2020&on=soon", 400);
        Element field = page.select("[name=on]").first();
        assertThat(field.val()).isEqualTo("soon");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById(field.attr("aria-describedby")).text()).contains("soon", "YYYY-MM-DD");
        assertThat(page.select("select[name=strategy] option[selected]").val()).isEqualTo("csa-2020");
        assertThat(page("/queries/strategy-tracker?strategy=none", 400).select("[name=strategy]").val()).isEqualTo("none");
        assertThat(page("/queries/strategy-tracker?strategie=csa-2020", 400).select("p[role=alert]").text()).contains("strategie");
    }

    @Test
    void whereNothingIsFoundEachFilterCanBeDropped() throws Exception {
        Document page = page("/queries/events-between-two-dates?from=2090-01-01&to=2091-01-01", 200);
        assertThat(page.select("[role=status]").text()).isEqualTo("No rows");
        assertThat(page.select(".notice li")).hasSize(2);
        assertThat(page.select(".notice li a").eachAttr("href")).contains("/queries/events-between-two-dates?to=2091-01-01");
    }

    @Test
    void labelsFollowTheLanguageOfThePageAndSayWhenTheyDoNot() throws Exception {
        Document chosen = Jsoup.parse(server.get("/queries/member-states", "Accept", "text/html", "Accept-Language", "fr").body());
        assertThat(chosen.select("tbody td a").eachText()).contains("Autriche");
        assertThat(chosen.select(".formats a:containsOwn(CSV)").attr("href")).contains("lang=fr");
        assertThat(page("/queries/member-states?lang=fr", 200).select("tbody td a[lang]").eachAttr("lang")).doesNotContain("fr");
    }

    @Test
    void theEditorAndTheSharedLinkKeepEverything() throws Exception {
        Document page = page("/queries/strategy-tracker?strategy=csa-2020&on=2022-12-31&lang=fr", 200);
        assertThat(page.select(".formats a:last-child").attr("href")).startsWith("/sparql?example=strategy-tracker").contains("strategy=csa-2020", "on=2022-12-31");
        assertThat(page(page.select(".formats a:last-child").attr("href"), 200).select("textarea").text()).contains("2022-12-31");
        assertThat(page.select(".formats a:containsOwn(Lien)").attr("href")).contains("strategy=csa-2020", "on=2022-12-31", "lang=fr");
    }

    private static PrebuiltQuery withView(View view) {
        return Project.catalogue().all().stream().filter(q -> q.view() == view).findFirst().orElseThrow();
    }

    private static String examples(PrebuiltQuery query) {
        return query.parameters().stream().filter(Parameter::required).map(p -> p.name() + "=" + encoded(p.example().orElseThrow())).collect(Collectors.joining("&"));
    }

    private static Document page(String path, int status) throws Exception {
        HttpResponse<String> response = server.get(path, "Accept", "text/html");
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        return Jsoup.parse(response.body());
    }
}
