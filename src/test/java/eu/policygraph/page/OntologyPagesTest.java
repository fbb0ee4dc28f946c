package eu.policygraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Limits;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ontology for people: the overview, and a page for every term. */
class OntologyPagesTest {

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
    void theOverviewListsEveryTermOnceUnderItsOwnName() throws Exception {
        for (String language : List.of("en", "fr")) {
            Document page = Pages.page(server, "/ontology?lang=" + language);
            Set<String> terms = terms();
            assertThat(terms).hasSizeGreaterThan(100);
            assertThat(page.select("ul.plain > li[id]").eachAttr("id")).containsExactlyInAnyOrderElementsOf(terms);
            assertThat(page.select("ul.plain > li[id] > a").eachAttr("href").stream().map(h -> h.replaceAll("^/ontology/|\\?.*", "")).toList()).containsExactlyInAnyOrderElementsOf(terms);
            Pages.anchorsLead(page);
        }
    }

    @Test
    void theDrawingIsToldInWordsToo() throws Exception {
        Document page = Pages.page(server, "/ontology");
        Element drawing = page.selectFirst("svg[aria-hidden=true]");
        List<String> sentences = page.select("h2#picture ~ ul").first().select("li").eachText();
        assertThat(drawing.select("line")).hasSameSizeAs(sentences);
        for (String word : drawing.select("text:not(.name)").eachText()) {
            assertThat(sentences).as(word).anyMatch(s -> s.contains(word));
        }
        for (String name : drawing.select("text.name").eachText()) {
            assertThat(sentences).as(name).anyMatch(s -> s.contains(name.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void theExampleIsTurtleThatTheDataHold() throws Exception {
        Document page = Pages.page(server, "/ontology");
        List<String> lines = page.select("h2#example ~ table").first().select("td code").eachText();
        assertThat(lines).hasSizeGreaterThan(4);
        String prefixes = Namespaces.all().entrySet().stream().map(e -> "PREFIX " + e.getKey() + ": <" + e.getValue() + ">\n").collect(Collectors.joining());
        Graph example = RDFParser.fromString(prefixes + String.join("\n", lines), Lang.TURTLE).toGraph();
        assertThat(example.size()).isEqualTo(lines.size());
        example.find().forEachRemaining(t -> assertThat(Project.snapshot().union().contains(t)).as(t.toString()).isTrue());
        assertThat(page.select("h2#example ~ table").first().select("a.badge")).hasSameSizeAs(lines);
    }

    @Test
    void everyTermHasAPageInBothLanguages() throws Exception {
        int covered = 0;
        for (String name : terms()) {
            Document page = Pages.page(server, "/ontology/" + name + "?lang=" + (covered % 2 == 0 ? "en" : "fr"));
            assertThat(page.select(".iri").text()).as(name).isEqualTo(Namespaces.ONTOLOGY + name);
            assertThat(page.select(".lead").text()).as(name).isNotBlank();
            covered++;
        }
        assertThat(covered).isGreaterThan(100);
    }

    @Test
    void aClassShowsItsNumberThreeMembersAndTheQueriesThatUseIt() throws Exception {
        Document page = Pages.page(server, "/ontology/Initiative");
        Graph union = Project.snapshot().union();
        long number = union.stream(Node.ANY, RDF.type.asNode(), term("Initiative")).count();
        assertThat(page.select(".formats").text()).contains("used " + number + " times");
        assertThat(page.select("#instances + ul a")).hasSize(3).allSatisfy(a -> assertThat(union.contains(NodeFactory.createURI(a.attr("title")), RDF.type.asNode(), term("Initiative"))).isTrue());
        assertThat(page.select("#queries + ul a").eachAttr("href")).contains("/queries/timeline-of-an-initiative").allSatisfy(href -> {
            String query = Project.catalogue().find(href.substring("/queries/".length())).orElseThrow().text();
            assertThat(query).contains("epg:Initiative");
        });
        Pages.linksLead(server, page);
    }

    @Test
    void aPropertyShowsItsEndsAndThreeStatements() throws Exception {
        Document page = Pages.page(server, "/ontology/hasInitiative");
        assertThat(page.select("#statements + ul li")).hasSize(3);
        assertThat(page.select("dl.facts dd a").eachAttr("href")).contains("/ontology/Strategy", "/ontology/Initiative", "/ontology/partOfStrategy");
        assertThat(page.select("table caption")).hasSize(2);
    }

    @Test
    void machinesAreLedToTheDocumentAndPeopleToThePage() throws Exception {
        HttpResponse<String> turtle = server.get("/ontology/Strategy", "Accept", "text/turtle");
        assertThat(turtle.statusCode()).isEqualTo(303);
        assertThat(turtle.headers().firstValue("Location")).hasValue(server.base() + "/ontology#Strategy");
        HttpResponse<String> page = server.get("/ontology/Strategy", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Link")).anyMatch(link -> link.contains("<" + Namespaces.ONTOLOGY + "Strategy>; rel=\"canonical\""));
        assertThat(server.get("/ontology/Strategy", "Accept", "text/html", "If-None-Match", page.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
        assertThat(server.get("/ontology/NoSuchTerm", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesOfOtherDataLackTheExampleAndNothingElse(@TempDir Path folder) throws Exception {
        Path data = Files.writeString(folder.resolve("other.ttl"), "<http://example.org/a> <http://example.org/knows> <http://example.org/b> .");
        try (RunningServer other = RunningServer.start(Project.load(data), Project.catalogue(), new Limits(Duration.ofSeconds(20), 1_000))) {
            Document page = Pages.page(other, "/ontology");
            assertThat(page.select("#example")).isEmpty();
            assertThat(page.select("svg line")).isNotEmpty();
            assertThat(Pages.page(other, "/ontology/Strategy").select("#instances")).isEmpty();
            for (String path : List.of("/queries", "/queries/strategies", "/queries/strategy-tracker", "/sparql", "/help", "/about")) {
                Pages.page(other, path);
            }
        }
    }

    private static Set<String> terms() {
        return Project.snapshot().union().stream(Node.ANY, RDF.type.asNode(), Node.ANY).filter(t -> t.getSubject().isURI() && t.getSubject().getURI().startsWith(Namespaces.ONTOLOGY))
                .filter(t -> t.getObject().getURI().startsWith("http://www.w3.org/2002/07/owl#")).map(t -> t.getSubject().getURI().substring(Namespaces.ONTOLOGY.length())).collect(Collectors.toSet());
    }

    private static Node term(String name) {
        return NodeFactory.createURI(Namespaces.ONTOLOGY + name);
    }
}
