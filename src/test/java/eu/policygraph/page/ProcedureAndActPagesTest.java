package eu.policygraph.page;

import static eu.policygraph.page.Pages.anchorsLead;
import static eu.policygraph.page.Pages.linksLead;
import static eu.policygraph.page.Pages.page;
import static eu.policygraph.page.Pages.rows;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.model.EntityKind;
import eu.policygraph.Project;
import eu.policygraph.server.RunningServer;
import eu.policygraph.thing.Things;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of procedures and acts, and the timeline on those of institutions. */
class ProcedureAndActPagesTest {

    private static final String PROCEDURE = "/procedure/2022-0155-cod";
    private static final String ACT = "/act/regulation-2021-1232";

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aProcedureShowsEveryStepWithTheDaysSinceTheOneBefore() throws IOException, InterruptedException {
        Document page = page(server, PROCEDURE);
        List<AnswerRow> durations = rows("duration-of-a-procedure", Map.of("procedure", "2022-0155-cod"));
        assertThat(page.select("ol.timeline > li")).hasSameSizeAs(durations);
        for (AnswerRow row : durations) {
            if (row.number("days") > 0) {
                String link = EntityKind.pagePath(row.text("step")).orElseThrow();
                assertThat(page.selectFirst("ol.timeline > li:has(a[href=" + link + "])").text()).contains(row.number("days") + (row.number("days") == 1 ? "" : " days") + " after the step before");
            }
        }
    }

    @Test
    void whereAProcedureStandsFollowsTheDay() throws IOException, InterruptedException {
        assertThat(page(server, PROCEDURE + "?asOf=2022-01-01").selectFirst("main [role=status]").text()).contains("○ Not begun");
        Document early = page(server, PROCEDURE + "?asOf=2022-06-01");
        assertThat(early.selectFirst("main [role=status]").text()).contains("◐ Open");
        assertThat(early.select("ol.timeline b")).hasSizeGreaterThan(10);
        assertThat(page(server, "/procedure/2020-0259-cod").selectFirst("main [role=status]").text()).contains("● Ended with an act");
    }

    @Test
    void aStepOnWhoseDaySourcesDifferShowsBoth() throws IOException, InterruptedException {
        assertThat(page(server, PROCEDURE).select("p.differ")).hasSize(1).allSatisfy(p -> assertThat(p.select("time")).hasSize(2));
    }

    @Test
    void everyTextOfAProcedureStandsOnce() throws IOException, InterruptedException {
        List<String> texts = rows("texts-of-a-procedure", Map.of("procedure", "2022-0155-cod")).stream().map(r -> r.text("work")).distinct().toList();
        assertThat(page(server, PROCEDURE).select("#texts + table tbody th a").eachAttr("href")).containsExactlyElementsOf(texts.stream().map(t -> EntityKind.pagePath(t).orElseThrow()).toList());
    }

    @Test
    void theStatusOfAnActFollowsBothClocks() throws IOException, InterruptedException {
        Document then = page(server, ACT + "?day=2024-08-04&known=2024-05-13");
        assertThat(then.select("ul.held")).hasSize(2);
        assertThat(then.select("ul.held").get(0).select(".status").eachText()).containsExactly("✕ Expired");
        assertThat(then.select("ul.held").get(1).select(".status").eachText()).containsExactly("● Applicable", "● In force");
        assertThat(page(server, ACT).select("ul.held .status").eachText()).containsExactly("✕ Expired");
    }

    @Test
    void theChainIsDrawnAndTold() throws IOException, InterruptedException {
        Document page = page(server, ACT);
        List<AnswerRow> chain = rows("chain-of-an-act", Map.of("act", "regulation-2021-1232"));
        assertThat(page.select("#chain ~ ol").first().select("li")).hasSameSizeAs(chain);
        assertThat(page.select("svg[aria-hidden=true] rect.bar")).hasSameSizeAs(chain);
        assertThat(page.select("svg rect.gap")).hasSize(1);
        assertThat(page.select("p.notice").text()).contains("118 days", "4 April 2026", "30 July 2026");
    }

    @Test
    void aGapIsNotToldBeforeItCouldBeKnown() throws IOException, InterruptedException {
        assertThat(page(server, ACT + "?known=2024-05-13").select("svg rect.gap, p.notice")).isEmpty();
    }

    @Test
    void valuesThatDifferStandWithTheirSources() throws IOException, InterruptedException {
        assertThat(page(server, ACT).select("#sources + table tbody tr")).isNotEmpty().allSatisfy(row -> assertThat(row.select("a.badge")).hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void linksAndAnchorsLeadSomewhere() throws IOException, InterruptedException {
        for (String path : List.of(PROCEDURE, ACT + "?lang=fr")) {
            Document page = page(server, path);
            anchorsLead(page);
            linksLead(server, page);
        }
    }

    @Test
    void everyActAndProcedureHasAPageInBothLanguages() throws IOException, InterruptedException {
        Things things = Things.of(Project.snapshot());
        int pages = 0;
        for (String kind : List.of("act", "procedure")) {
            for (var row : things.of(EntityKind.of(kind))) {
                String path = EntityKind.pagePath(row.thing().getURI()).orElseThrow();
                page(server, path);
                assertThat(page(server, path + "?lang=fr").selectFirst("html").attr("lang")).isEqualTo("fr");
                pages++;
            }
        }
        assertThat(pages).isEqualTo(36 + 8);
    }

    @Test
    void anInstitutionHasItsEventsBeforeWhatIsSaidOfIt() throws IOException, InterruptedException {
        Document page = page(server, "/institution/european-parliament");
        assertThat(page.select("#timeline ~ ol.timeline > li")).hasSize(20);
        assertThat(page.select("dl.statements")).isNotEmpty();
        anchorsLead(page);
    }
}
