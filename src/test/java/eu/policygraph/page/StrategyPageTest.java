package eu.policygraph.page;

import static eu.policygraph.page.Pages.anchorsLead;
import static eu.policygraph.page.Pages.linksLead;
import static eu.policygraph.page.Pages.page;
import static eu.policygraph.page.Pages.rows;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.server.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The strategy tracker and the pages of initiatives, as a reader gets them. */
class StrategyPageTest {

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
    void aRowForEachInitiativeWithTheStatusThatTheQueryDerives() throws IOException, InterruptedException {
        for (String day : List.of("2020-12-31", "2022-12-31", "2026-11-21")) {
            Document page = page(server, "/strategy/csa-2020?asOf=" + day);
            List<AnswerRow> expected = rows("strategy-tracker", Map.of("strategy", "csa-2020", "on", day));
            assertThat(page.select("table.tracker tbody th").eachText()).hasSize(8).zipSatisfy(expected, (cell, row) -> assertThat(cell).startsWith(row.text("initiativeLabel")));
            assertThat(page.select("table.tracker tbody .status").eachText()).zipSatisfy(expected, (cell, row) -> assertThat(cell.substring(2)).isEqualToIgnoringCase(row.text("statusLabel")));
            assertThat(page.selectFirst("[role=status] time").attr("datetime")).isEqualTo(day);
        }
    }

    @Test
    void eventsAfterTheDayAskedAboutAreNotShown() throws IOException, InterruptedException {
        for (String path : List.of("/strategy/csa-2020", "/initiative/csa-2020-2")) {
            assertThat(page(server, path).select("ol.timeline .when > time:first-child").eachAttr("datetime")).anyMatch(day -> day.compareTo("2022-12-31") > 0);
            assertThat(page(server, path + "?asOf=2022-12-31").select("ol.timeline .when > time:first-child").eachAttr("datetime")).isNotEmpty().allMatch(day -> day.compareTo("2022-12-31") <= 0);
        }
    }

    @Test
    void withoutADayItIsTheDayOfTheClock() throws IOException, InterruptedException {
        assertThat(page(server, "/strategy/csa-2020").selectFirst("[role=status] time").attr("datetime")).isEqualTo("2026-11-21");
    }

    @Test
    void aStatusIsAWordWithAShape() throws IOException, InterruptedException {
        assertThat(page(server, "/strategy/csa-2020").select(".status")).hasSizeGreaterThan(8)
                .allSatisfy(status -> assertThat(status.child(0).text()).hasSize(1)).allSatisfy(status -> assertThat(status.child(1).text()).isNotBlank());
    }

    @Test
    void eachInitiativeHasItsWordingsAndItsLatestEvidenceWithDayAndSource() throws IOException, InterruptedException {
        Document page = page(server, "/strategy/csa-2020");
        assertThat(page.select("table.tracker details.wordings")).hasSize(8).allSatisfy(d -> assertThat(d.select("p")).hasSizeGreaterThanOrEqualTo(2));
        assertThat(page.select("table.tracker td:last-child")).hasSize(8).allSatisfy(cell -> {
            assertThat(cell.select("time")).hasSize(1);
            assertThat(cell.select("a.badge")).isNotEmpty();
        });
    }

    @Test
    void filtersKeepTheRowsThatFit() throws IOException, InterruptedException {
        assertThat(page(server, "/strategy/csa-2020?asOf=2021-12-31&status=no-delivery-linked").select("table.tracker tbody .status").eachText()).isNotEmpty().containsOnly("○ No delivery linked");
        List<AnswerRow> parts = rows("institutions-of-a-strategy", Map.of("strategy", "csa-2020"));
        String institution = parts.get(0).text("institution");
        long expected = parts.stream().filter(r -> r.text("institution").equals(institution)).map(r -> r.text("initiative")).distinct().count();
        assertThat(page(server, "/strategy/csa-2020?institution=" + RunningServer.encoded(institution)).select("table.tracker tbody tr")).hasSize((int) expected);
        assertThat(page(server, "/strategy/csa-2020?institution=none").select("table.tracker, p.notice")).hasSize(1);
    }

    @Test
    void whatChangedBetweenTwoDaysIsSaid() throws IOException, InterruptedException {
        Document page = page(server, "/strategy/csa-2020?since=2022-01-01&asOf=2022-12-31");
        assertThat(page.select("#changes")).hasSize(1);
        assertThat(page.select("section[aria-labelledby=changes] li")).isNotEmpty().hasSameSizeAs(page.select("table.tracker tbody tr"));
        assertThat(page(server, "/strategy/csa-2020?since=2026-11-20").select("section[aria-labelledby=changes] li")).isEmpty();
    }

    @Test
    void badDaysAreRefusedByName() throws IOException, InterruptedException {
        assertThat(server.get("/strategy/csa-2020?asOf=2022-13-01", "Accept", "text/html").statusCode()).isEqualTo(400);
        assertThat(server.get("/strategy/csa-2020?asOf=2022-01-01&since=2023-01-01", "Accept", "text/html").body()).contains("since");
    }

    @Test
    void deadlinesHaveAState() throws IOException, InterruptedException {
        assertThat(page(server, "/strategy/csa-2020?asOf=2021-12-31").select("#actions ~ table").first().text()).contains("✕ Overdue");
        assertThat(page(server, "/strategy/csa-2020").select("#actions ~ table").first().text()).contains("◐ Met late 315 days");
    }

    @Test
    void linksAndAnchorsLeadSomewhere() throws IOException, InterruptedException {
        for (String path : List.of("/strategy/csa-2020", "/initiative/csa-2020-2")) {
            Document page = page(server, path);
            anchorsLead(page);
            linksLead(server, page);
        }
    }

    @Test
    void everyStrategyAndInitiativeHasAPageInBothLanguages() throws IOException, InterruptedException {
        List<String> things = List.of("/strategies", "/initiatives").stream().flatMap(list -> {
            try {
                return page(server, list).select("tbody th a, main li a").eachAttr("href").stream().filter(h -> h.matches("/(strategy|initiative)/.*"));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }).distinct().toList();
        assertThat(things).hasSize(7 + 8);
        for (String thing : things) {
            page(server, thing);
            assertThat(page(server, thing + "?lang=fr").selectFirst("html").attr("lang")).isEqualTo("fr");
        }
    }

    @Test
    void inFrenchTheWordsAreFrenchAndEnglishNamesSaySo() throws IOException, InterruptedException {
        Document page = page(server, "/strategy/csa-2020?lang=fr");
        assertThat(page.select("table.tracker tbody .status").eachText()).hasSize(8).zipSatisfy(rows("strategy-tracker", Map.of("strategy", "csa-2020", "lang", "fr")),
                (cell, row) -> assertThat(cell.substring(2)).isEqualToIgnoringCase(row.text("statusLabel")));
        assertThat(page.select("table.tracker tbody th > a")).hasSize(8).allSatisfy(a -> assertThat(a.attr("lang")).isEqualTo("en"));
        assertThat(page.select("main a[href^=/initiative]").eachAttr("href")).isNotEmpty().allSatisfy(h -> assertThat(h).contains("lang=fr"));
    }

    @Test
    void thePageIsLight() throws IOException, InterruptedException {
        assertThat(server.get("/strategy/csa-2020", "Accept", "text/html").body().getBytes(StandardCharsets.UTF_8).length).isLessThan(60 * 1024);
    }

    @Test
    void everythingSaidAboutItIsOneLinkAway() throws IOException, InterruptedException {
        assertThat(page(server, "/strategy/csa-2020?view=statements").select("dl.statements")).isNotEmpty();
    }

    @Test
    void anInitiativeShowsAllItsEvidence() throws IOException, InterruptedException {
        for (String slug : List.of("csa-2020-2", "csa-2020-6")) {
            Document page = page(server, "/initiative/" + slug);
            long deliveries = rows("evidence-of-a-strategy", Map.of("strategy", "csa-2020")).stream().filter(r -> r.text("initiative").endsWith(slug)).map(r -> r.text("delivery")).distinct().count();
            assertThat(page.select("#evidence ~ table").first().select("tbody tr")).hasSize((int) deliveries);
        }
    }
}
