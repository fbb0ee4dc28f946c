package eu.policygraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.model.Format;
import eu.policygraph.query.Limits;
import eu.policygraph.server.RunningServer;
import java.time.Duration;
import java.util.Arrays;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Help in both languages: its links lead, it names every form, the limits of this server, and what each problem means. */
class HelpPageTest {

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(Project.snapshot(), Project.catalogue(), new Limits(Duration.ofMillis(4321), 9876));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyLinkOfTheHelpLeadsSomewhere() throws Exception {
        Document page = Pages.page(server, "/help");
        Pages.anchorsLead(page);
        Pages.linksLead(server, page);
    }

    @Test
    void itNamesEveryFormAndTheLimitsOfThisServer() throws Exception {
        Document page = Pages.page(server, "/help");
        assertThat(page.select("#formats ~ table").first().select("td:nth-child(2) code").eachText()).containsExactlyElementsOf(Arrays.stream(Format.values()).map(Format::suffix).toList());
        assertThat(page.select("#limits + dl").text()).contains("4,321", "9,876", "1,048,576", "SERVICE is refused");
    }

    @Test
    void everyProblemIsExplainedInBothLanguagesUnderItsId() throws Exception {
        Document english = Pages.page(server, "/help?lang=en");
        Document french = Pages.page(server, "/help?lang=fr");
        assertThat(english.select("#problems ~ dl dt[id]").eachAttr("id")).hasSizeGreaterThan(20).isEqualTo(french.select("#problems ~ dl dt[id]").eachAttr("id"));
        assertThat(english.select("#problems ~ dl dd").eachText()).doesNotContainAnyElementsOf(french.select("#problems ~ dl dd").eachText());
    }
}
