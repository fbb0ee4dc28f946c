package eu.policygraph.page;

import static eu.policygraph.page.Pages.anchorsLead;
import static eu.policygraph.page.Pages.linksLead;
import static eu.policygraph.page.Pages.page;
import static eu.policygraph.page.Pages.rows;
import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import eu.policygraph.server.RunningServer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Timelines as pages, feeds and calendars; the readers of the last two are those of other programs. */
class TimelinePagesTest {

    private static final String STRATEGY = "https://w3id.org/eu-policy-graph/id/strategy/csa-2020";

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
    void everyEventOfTheQueryIsOnThePageOnce() throws IOException, InterruptedException {
        List<String> events = rows("timeline", Map.of()).stream().map(r -> r.text("event")).distinct().toList();
        Document page = page(server, "/timeline");
        assertThat(page.select("ol.timeline .what a").eachAttr("href")).hasSameSizeAs(events).doesNotHaveDuplicates();
        assertThat(page.selectFirst("main [role=status]").text()).startsWith(events.size() + " events");
        assertThat(page.select("ol.timeline")).allSatisfy(list -> assertThat(list.attr("role")).isEqualTo("list"));
        assertThat(page.select("svg.strip")).hasSize(1).allSatisfy(svg -> assertThat(svg.attr("aria-hidden")).isEqualTo("true"));
    }

    @Test
    void daysRiseAndWithTheOtherOrderFall() throws IOException, InterruptedException {
        List<String> years = page(server, "/timeline").select("main h2").eachText();
        assertThat(years).isSorted().hasSizeGreaterThan(10);
        assertThat(page(server, "/timeline?order=newest").select("main h2").eachText()).isEqualTo(years.reversed());
    }

    @Test
    void aDayIsShownAsPreciselyAsItIsKnown() throws IOException, InterruptedException {
        assertThat(page(server, "/timeline").select("ol.timeline time").eachAttr("datetime")).anyMatch(d -> d.matches("\\d{4}")).anyMatch(d -> d.matches("\\d{4}-\\d\\d")).anyMatch(d -> d.matches("\\d{4}-\\d\\d-\\d\\d"));
        Element year = page(server, "/timeline").selectFirst("ol.timeline time[datetime~=^\\d{4}$]");
        assertThat(year.text()).isEqualTo(year.attr("datetime"));
    }

    @Test
    void daysThatSourcesDisagreeOnStandBothWithTheirSources() throws IOException, InterruptedException {
        Map<String, Long> days = rows("timeline", Map.of()).stream().map(r -> r.text("event") + " " + r.text("date")).distinct()
                .collect(java.util.stream.Collectors.groupingBy(k -> k.split(" ")[0], java.util.stream.Collectors.counting()));
        long disputed = days.values().stream().filter(n -> n > 1).count();
        assertThat(disputed).isPositive();
        assertThat(page(server, "/timeline").select("p.differ")).hasSize((int) disputed)
                .allSatisfy(p -> assertThat(p.select("time")).hasSizeGreaterThan(1)).allSatisfy(p -> assertThat(p.select("a.badge")).hasSizeGreaterThan(1));
    }

    @Test
    void filtersNarrowTheEvents() throws IOException, InterruptedException {
        for (Map<String, String> given : List.of(Map.of("from", "2022-01-01", "to", "2022-12-31"), Map.of("actor", "https://w3id.org/eu-policy-graph/id/institution/european-parliament"),
                Map.of("kind", "report"), Map.of("about", STRATEGY, "from", "2025-01-01"))) {
            Document page = page(server, "/timeline?" + QueryStrings.of(given));
            Map<String, String> parameters = new java.util.HashMap<>(given);
            String about = parameters.remove("about");
            if (about != null) {
                parameters.put("thing", about);
            }
            long expected = rows(about == null ? "timeline" : "timeline-of-a-thing", parameters).stream().map(r -> r.text("event")).distinct().count();
            assertThat(page.select("ol.timeline .what")).hasSize((int) expected).isNotEmpty();
            given.values().forEach(value -> assertThat(page.select("form.filters [value=" + value + "]")).isNotEmpty());
        }
    }

    @Test
    void withoutEventsThePageSaysWhichFilterToDrop() throws IOException, InterruptedException {
        Document page = page(server, "/timeline?from=2090-01-01&kind=report");
        assertThat(page.selectFirst("main [role=status]").text()).isEqualTo("No event");
        assertThat(page.select("main p.notice + ul a").eachAttr("href")).containsExactly("/timeline?kind=report", "/timeline?from=2090-01-01");
    }

    @Test
    void linksAndAnchorsLeadSomewhere() throws IOException, InterruptedException {
        Document page = page(server, "/timeline?from=2026-01-01&lang=fr");
        anchorsLead(page);
        linksLead(server, page);
    }

    @Test
    void theFeedIsReadByAFeedReader() throws IOException, InterruptedException, FeedException {
        for (String path : List.of("/timeline.atom", "/timeline.atom?about=" + encoded(STRATEGY), "/strategy/csa-2020.atom", "/initiative/csa-2020-6.atom")) {
            var response = server.get(path);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
            SyndFeed feed = new SyndFeedInput().build(new StringReader(response.body()));
            assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
            assertThat(feed.getEntries()).isNotEmpty().allSatisfy(e -> assertThat(e.getUri()).startsWith("https://w3id.org/eu-policy-graph/id/event/"))
                    .extracting(SyndEntry::getUri).doesNotHaveDuplicates();
            assertThat(feed.getEntries()).extracting(SyndEntry::getUpdatedDate).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
        assertThat(server.get("/strategy/none.atom").statusCode()).isEqualTo(404);
    }

    @Test
    void theCalendarIsReadByACalendarAndHoldsDaysOnly() throws IOException, InterruptedException, ParserException {
        String text = server.get("/timeline.ics").body();
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text.split("\r\n")).hasSizeGreaterThan(100);
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().hasErrors()).isFalse();
        List<String> known = rows("timeline", Map.of()).stream().filter(r -> r.text("precision").equals("day")).map(r -> r.text("event")).distinct().toList();
        assertThat(calendar.<VEvent>getComponents("VEVENT")).hasSameSizeAs(known).allSatisfy(event -> {
            assertThat(known).contains(event.getUid().orElseThrow().getValue());
            assertThat(event.getDateTimeStart().getDate()).isInstanceOf(java.time.LocalDate.class);
        });
    }

    @Test
    void anEventOfSeveralDaysEndsInTheCalendarAfterItsLastDay() throws IOException, InterruptedException {
        String event = server.get("/timeline.ics?from=2012-06-07&to=2012-06-07").body();
        assertThat(event).contains("DTSTART;VALUE=DATE:20120607").contains("DTEND;VALUE=DATE:20120609");
    }

    @Test
    void aClientThatHasThePageIsToldSo() throws IOException, InterruptedException {
        String tag = server.get("/timeline.ics").headers().firstValue("ETag").orElseThrow();
        assertThat(server.get("/timeline.ics", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
}
