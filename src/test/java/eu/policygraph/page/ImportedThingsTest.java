package eu.policygraph.page;

import static eu.policygraph.page.Pages.linksLead;
import static eu.policygraph.page.Pages.page;
import static eu.policygraph.server.RunningServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.join.CellarNotices;
import eu.policygraph.join.ImportRun;
import eu.policygraph.join.ImportTarget;
import eu.policygraph.join.KnownThings;
import eu.policygraph.join.RecordFiles;
import eu.policygraph.join.TrigFile;
import eu.policygraph.join.Vocabularies;
import eu.policygraph.query.Limits;
import eu.policygraph.server.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of page about things that came by an import: two notices and two vocabularies, made up, beside the shipped data. */
class ImportedThingsTest {

    private static final Path RECORDS = Project.HOME.resolve("src/test/resources/join");
    private static final String PROCEDURE = "https://w3id.org/eu-policy-graph/id/procedure/1985-4711-cns";
    private static final String NOTICE = "Cellar, notice of procedure 1985/4711(CNS)";

    @TempDir
    private static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        KnownThings known = KnownThings.of(Project.snapshot(), graph -> false);
        Path notices = write("notices.trig", RECORDS.resolve("notices"), CellarNotices.read(Project.HOME.resolve("join"), known)::graphOf);
        Vocabularies vocabularies = Vocabularies.read(Project.HOME.resolve("join"), known);
        Path table = write("table.trig", RECORDS.resolve("table.rdf"), vocabularies::authorityTable);
        server = RunningServer.start(Project.load(Project.HOME.resolve("data"), notices, table), Project.catalogue(), new Limits(Duration.ofSeconds(20), 100_000));
    }

    private static Path write(String name, Path records, ImportRun.Conversion conversion) throws Exception {
        Path file = folder.resolve(name);
        try (ImportTarget target = new TrigFile(file, false)) {
            assertThat(ImportRun.of(new RecordFiles(List.of(records)), 1, conversion, target, done -> {}).faults()).isEmpty();
        }
        return file;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aProcedureShowsTitleStateStepsAndTexts() throws Exception {
        Document page = page(server, "/procedure/1985-4711-cns");
        assertThat(page.selectFirst("h1").text()).isEqualTo("Procedure 1985/4711(CNS)");
        assertThat(page.selectFirst("dl.facts").text()).contains("Proposal for a Council Directive on made-up things", "COM(1985) 12", "Directive 1986/99", "adopted");
        assertThat(page.selectFirst("main [role=status]").text()).contains("Ended with an act");
        assertThat(page.select("ol.timeline .what").eachText()).containsExactly("Adoption by Commission, 1985/4711(CNS), 1985-01-15",
                "European Economic and Social Committee opinion, 1985/4711(CNS), 1985-06-10", "Signature by the President of the EP and by the President of the Council, 1985/4711(CNS), 1986-01-02");
        assertThat(page.select("a.badge").eachText()).contains("source " + NOTICE);
        assertThat(page(server, "/procedure/1985-4711-cns?asOf=1985-07-01").selectFirst("main [role=status]").text()).contains("Open");
        linksLead(server, page);
    }

    @Test
    void eventsTextsActsAndInstitutionsHavePagesThatNameTheNotice() throws Exception {
        for (Map.Entry<String, String> each : Map.of("/event/1985-01-15-1985-4711-cns-adp-bycom", "COM(1985) 12", "/document/com-1985-12", "Procedure 1985/4711(CNS)",
                "/act/directive-1986-99", "31986L0099", "/source/cellar-procedure-1985-4711-cns", "Publications Office of the European Union").entrySet()) {
            Document page = page(server, each.getKey());
            assertThat(page.selectFirst("main").text()).as(each.getKey()).contains(each.getValue());
            assertThat(page.selectFirst("h1").text()).as(each.getKey()).doesNotContain("http", "id:");
            assertThat(page.text()).contains(NOTICE);
        }
        assertThat(page(server, "/institution/eesc").text()).contains("European Economic and Social Committee opinion, 1985/4711(CNS), 1985-06-10");
    }

    @Test
    void listsNameAndFilterThem() throws Exception {
        Document list = page(server, "/procedures?q=4711");
        assertThat(list.select("tbody th a").eachText()).containsExactly("Procedure 1985/4711(CNS)");
        assertThat(list.selectFirst("tbody th").text()).contains("made-up things");
        assertThat(page(server, "/events?from=1985-01-01&to=1986-12-31&size=2").select("tbody tr")).hasSize(2);
        assertThat(server.get("/events?from=1985-01-01&to=1986-12-31&size=2").headers().allValues("Link")).anyMatch(link -> link.contains("page=2") && link.contains("next"));
        assertThat(page(server, "/events?category=" + encoded("http://publications.europa.eu/resource/authority/event/OPI_byEESC") + "&to=1990-01-01").select("tbody tr")).hasSize(1);
        assertThat(page(server, "/sources").text()).contains(NOTICE);
    }

    @Test
    void theTimelineItsFeedAndItsCalendarHoldThem() throws Exception {
        assertThat(page(server, "/timeline?from=1985-01-01&to=1986-12-31").select("ol.timeline .what")).hasSize(3);
        assertThat(page(server, "/timeline?from=1985-01-01&to=1986-12-31&kind=OPI_byEESC").select("ol.timeline .what")).hasSize(1);
        assertThat(page(server, "/timeline?about=" + encoded(PROCEDURE) + "&order=newest").select("ol.timeline time").eachAttr("datetime")).containsExactly("1986-01-02", "1985-06-10", "1985-01-15");
        assertThat(server.get("/procedure/1985-4711-cns.atom").body()).contains("Adoption by Commission, 1985/4711(CNS), 1985-01-15");
        assertThat(server.get("/procedure/1985-4711-cns.ics").body()).contains("DTSTART;VALUE=DATE:19850610");
    }

    @Test
    void searchFindsThemByNumberIdentifierAndWordsOfATitle() throws Exception {
        assertThat(server.get("/search?q=" + encoded("1985/4711(CNS)"), "Accept", "text/html").headers().firstValue("Location").orElseThrow()).endsWith("/procedure/1985-4711-cns");
        assertThat(server.get("/search?q=51985PC0012", "Accept", "text/html").headers().firstValue("Location").orElseThrow()).endsWith("/document/com-1985-12");
        assertThat(server.get("/search.json?q=" + encoded("directive made-up")).body()).contains(PROCEDURE);
        assertThat(server.get("/search.json?q=" + encoded("proposition sans langue")).body()).contains(PROCEDURE);
    }

    @Test
    void questionsTakeThemAsParametersAndDataFilesHoldThem() throws Exception {
        for (String query : List.of("steps-of-a-procedure?procedure=", "duration-of-a-procedure?procedure=", "texts-of-a-procedure?procedure=", "timeline-of-a-thing?thing=",
                "event-days-of-a-thing?thing=", "sources-of-a-thing?thing=")) {
            String[] parts = query.split("\\?");
            assertThat(server.get("/queries/" + parts[0] + ".csv?" + parts[1] + encoded(PROCEDURE)).body().lines()).as(query).hasSizeGreaterThan(1);
        }
        for (String suffix : List.of(".ttl", ".jsonld", ".rdf", ".csv")) {
            assertThat(server.get("/procedure/1985-4711-cns" + suffix).body()).as(suffix).contains("made-up things");
        }
    }

    @Test
    void aProcedureOfOursAndItsNoticeAreOnePageWithBothSourcesAndTheirDisagreement() throws Exception {
        Document page = page(server, "/procedure/2022-0155-cod");
        assertThat(page.select("ol.timeline li:has(time[datetime=2022-05-11])")).as("the step that both know stands once").hasSize(1)
                .first().satisfies(step -> assertThat(step.text()).contains("Cellar, notice of procedure 2022/0155(COD)").containsPattern("2022-05-11|11 May 2022"));
        assertThat(server.get("/queries/disagreements-between-sources.csv?thing=" + encoded("https://w3id.org/eu-policy-graph/id/document/com-2022-209")).body())
                .contains("2022-05-11", "2022-05-12", "cellar-procedure-2022-0155-cod");
        assertThat(page(server, "/sources").selectFirst("table").text()).contains("2022-05-12", "Cellar, notice of procedure 2022/0155(COD)");
    }
}
