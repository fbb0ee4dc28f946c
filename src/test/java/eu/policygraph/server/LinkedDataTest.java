package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Limits;
import eu.policygraph.thing.DescriptionWriter;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.thing.Things;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things, lists and the ontology as linked data: every route in every format, by GET and HEAD, with good and bad Accept. */
class LinkedDataTest {

    private static final Snapshot SNAPSHOT = Project.snapshot();
    private static final Things THINGS = Things.of(SNAPSHOT);
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
    void oneThingOfEveryKindAnswersInEveryFormatByEveryMethod() throws Exception {
        int cases = 0;
        for (EntityKind kind : THINGS.kinds().keySet()) {
            String iri = THINGS.of(kind).get(0).thing().getURI();
            String path = EntityKind.pagePath(iri).orElseThrow();
            for (Format format : allFormats()) {
                String file = path + "." + format.suffix();
                HttpResponse<String> bySuffix = server.get(file, "Accept", "image/png");
                HttpResponse<String> byAccept = server.get(path, "Accept", format.mediaType());
                assertThat(bySuffix.statusCode()).as(file).isEqualTo(200);
                assertThat(byAccept.statusCode()).as("%s as %s", path, format).isEqualTo(200);
                for (HttpResponse<String> response : List.of(bySuffix, byAccept)) {
                    assertThat(header(response, "Content-Type")).startsWith(format.mediaType());
                    assertThat(header(response, "Vary")).contains("Accept");
                    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
                    assertThat(header(response, "Last-Modified")).isNotEmpty();
                    assertThat(response.headers().allValues("Link")).anyMatch(l -> l.equals("<" + iri + ">; rel=\"canonical\"")).anyMatch(l -> l.contains("rel=\"alternate\""));
                    assertParses(response.body(), format, iri);
                }
                HttpResponse<String> head = server.head(file);
                assertThat(head.statusCode()).isEqualTo(200);
                assertThat(head.body()).isEmpty();
                assertThat(header(head, "Content-Length")).isEqualTo(header(bySuffix, "Content-Length"));
                HttpResponse<String> again = server.get(file, "If-None-Match", header(bySuffix, "ETag"));
                assertThat(again.statusCode()).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("Content-Length")).isEmpty();
                assertThat(server.get(file, "If-Modified-Since", header(bySuffix, "Last-Modified")).statusCode()).isEqualTo(304);
                assertThat(server.get(file, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
                cases++;
            }
            assertThat(server.get(path, "Accept", "image/png").statusCode()).as("nothing acceptable").isEqualTo(406);
            assertThat(server.get(path, "Accept", "nonsense").statusCode()).as("nonsense is any").isEqualTo(200);
            assertThat(server.method("DELETE", path).statusCode()).isEqualTo(405);
            assertThat(header(server.method("OPTIONS", path), "Allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
        assertThat(cases).isEqualTo(THINGS.kinds().size() * allFormats().size()).isGreaterThan(100);
    }

    @Test
    void anIriLeadsWithOneRedirectionToThePageOrTheDataFile() throws Exception {
        Map<String, String> expected = Map.of("text/html", "/strategy/csa-2020", "text/turtle", "/strategy/csa-2020.ttl", "application/ld+json", "/strategy/csa-2020.jsonld",
                "application/rdf+xml;q=0.9,text/turtle;q=0.1", "/strategy/csa-2020.rdf", "text/turtle;q=0,*/*;q=0.5", "/strategy/csa-2020",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "/strategy/csa-2020");
        for (Map.Entry<String, String> entry : expected.entrySet()) {
            HttpResponse<String> response = server.get("/id/strategy/csa-2020", "Accept", entry.getKey());
            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(header(response, "Location")).as(entry.getKey()).isEqualTo(server.base() + entry.getValue());
            assertThat(header(response, "Vary")).contains("Accept");
            assertThat(server.head(entry.getValue()).statusCode()).isEqualTo(200);
        }
        assertThat(header(server.get("/id/strategy/csa-2020.ttl"), "Location")).isEqualTo(server.base() + "/strategy/csa-2020.ttl");
    }

    @Test
    void everyIriOfOursInTheDataDereferences() throws Exception {
        Set<String> iris = new TreeSet<>();
        SNAPSHOT.union().stream().flatMap(t -> Stream.of(t.getSubject(), t.getPredicate(), t.getObject())).filter(Node::isURI).map(Node::getURI)
                .filter(i -> i.startsWith(Namespaces.BASE)).forEach(iris::add);
        SNAPSHOT.graphs().keySet().forEach(g -> iris.add(g.getURI()));
        for (String iri : iris) {
            String path = "/" + iri.substring(Namespaces.BASE.length());
            HttpResponse<String> response = server.head(path.replaceFirst("#.*", ""), "Accept", "text/turtle");
            if (response.statusCode() == 303) {
                response = server.head(header(response, "Location").substring(server.base().length()));
            }
            assertThat(response.statusCode()).as(iri).isEqualTo(200);
        }
        assertThat(iris).hasSizeGreaterThan(1_000);
    }

    @Test
    void aDescriptionHoldsBothDirectionsLabelsAndSources() throws Exception {
        String iri = Namespaces.THING + "initiative/csa-2020-6";
        DatasetGraph turtle = parsed(server.get("/initiative/csa-2020-6.ttl").body(), Lang.TURTLE);
        Node initiative = NodeFactory.createURI(iri);
        assertThat(turtle.getDefaultGraph().find(initiative, Node.ANY, Node.ANY).toList()).hasSizeGreaterThan(3);
        assertThat(turtle.getDefaultGraph().find(Node.ANY, Node.ANY, initiative).toList()).isNotEmpty();
        DatasetGraph trig = parsed(server.get("/initiative/csa-2020-6.trig").body(), Lang.TRIG);
        List<Node> graphs = trig.stream().map(q -> q.getGraph()).distinct().toList();
        assertThat(graphs).hasSizeGreaterThan(2);
        assertThat(trig.stream().filter(q -> !q.isDefaultGraph()).allMatch(q -> SNAPSHOT.dataset().contains(q))).isTrue();
    }

    @Test
    void manyIncomingStatementsAreCappedAndTheCapIsSaid() throws Exception {
        String busiest = SNAPSHOT.union().stream().map(t -> t.getObject()).filter(o -> o.isURI() && o.getURI().startsWith(Namespaces.THING))
                .collect(java.util.stream.Collectors.groupingBy(Node::getURI, java.util.stream.Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        HttpResponse<String> response = server.get(EntityKind.pagePath(busiest).orElseThrow() + ".ttl");
        long total = SNAPSHOT.union().stream(Node.ANY, Node.ANY, NodeFactory.createURI(busiest)).count();
        assertThat(total > 500).as("%s has %d incoming", busiest, total).isEqualTo(response.headers().firstValue("X-Result-Cut").isPresent());
    }

    @Test
    void listsAnswerInEveryFormatWithPagesAndFilters() throws Exception {
        int cases = 0;
        for (EntityKind kind : THINGS.kinds().keySet()) {
            List<ThingRow> all = THINGS.of(kind);
            String json = server.get("/" + kind.plural() + ".json?size=1000").body();
            assertThat(JsonParser.parseString(json).getAsJsonObject().get("total").getAsInt()).isEqualTo(all.size());
            for (String suffix : List.of("html", "csv", "ttl", "jsonld", "rdf", "nt", "json")) {
                HttpResponse<String> response = server.get("/" + kind.plural() + "." + suffix + "?size=5");
                assertThat(response.statusCode()).as("/%s.%s", kind.plural(), suffix).isEqualTo(200);
                assertThat(response.headers().allValues("Link").stream().anyMatch(l -> l.contains("rel=\"next\""))).isEqualTo(all.size() > 5);
                if (suffix.equals("csv")) {
                    assertThat(CSVParser.parse(response.body(), CSVFormat.RFC4180).getRecords()).hasSize(1 + Math.min(5, all.size()));
                }
                cases++;
            }
        }
        assertThat(cases).isEqualTo(THINGS.kinds().size() * 7);
        assertThat(server.get("/events.csv?from=2016-12-16&to=2016-12-16").body().lines().count()).isGreaterThanOrEqualTo(3);
        assertThat(server.get("/strategies.csv?q=SEXUAL").body()).contains("csa-2020");
        for (String bad : List.of("page=-1", "page=0", "size=0", "size=5000", "from=2021-02-30", "lang=!!", "color=red", "page=1&page=2")) {
            assertThat(server.get("/events.json?" + bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(server.get("/unicorns").statusCode()).isEqualTo(404);
    }

    @Test
    void unknownThingsNameTheNearestAndOddPathsAreNotFound() throws Exception {
        HttpResponse<String> response = server.get("/strategy/csa-2021", "Accept", "application/json");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("id/strategy/csa-2020");
        for (String path : List.of("/id/strategy/csa-2021", "/act/%3Cscript%3E", "/id/", "/source/nobody", "/graph/none", "/strategy/csa-2020.exe", "/ontology/Nothing")) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(server.get("/strategy/csa%252D2020").statusCode()).as("encoded twice").isEqualTo(400);
    }

    @Test
    void theOntologyAndItsTermsDereference() throws Exception {
        for (Format format : List.of(Format.TURTLE, Format.JSONLD, Format.RDFXML, Format.NTRIPLES)) {
            HttpResponse<String> response = server.get("/ontology", "Accept", format.mediaType());
            assertThat(header(response, "Content-Type")).startsWith(format.mediaType());
            assertParses(response.body(), format, Namespaces.ONTOLOGY + "Strategy");
        }
        assertThat(Jsoup.parse(server.get("/ontology", "Accept", "text/html").body()).select("#Strategy")).hasSize(1);
        assertThat(header(server.get("/ontology/Strategy"), "Location")).isEqualTo(server.base() + "/ontology#Strategy");
        assertThat(parsed(server.get("/ontology/shapes.ttl").body(), Lang.TURTLE).getDefaultGraph().size()).isGreaterThan(50);
    }

    @Test
    void jsonLdIsCompactedWithThePublishedContext() throws Exception {
        var document = JsonParser.parseString(server.get("/strategy/csa-2020.jsonld").body()).getAsJsonObject();
        var context = JsonParser.parseString(server.get("/context.jsonld").body()).getAsJsonObject();
        assertThat(document.get("@context")).isEqualTo(context.get("@context"));
        assertThat(document.toString()).contains("\"hasInitiative\"", "\"prefLabel\":{\"en\":");
    }

    @Test
    void linksWorkBehindAProxyWithAnotherHostAndAPrefix() throws Exception {
        String[] proxy = {"X-Forwarded-Host", "data.example.org", "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/graph"};
        HttpResponse<String> redirect = server.get("/id/strategy/csa-2020", "Accept", "text/turtle", proxy[0], proxy[1], proxy[2], proxy[3], proxy[4], proxy[5]);
        assertThat(header(redirect, "Location")).isEqualTo("https://data.example.org/graph/strategy/csa-2020.ttl");
        String page = server.get("/strategy/csa-2020", "Accept", "text/html", proxy[0], proxy[1], proxy[2], proxy[3], proxy[4], proxy[5]).body();
        assertThat(Jsoup.parse(page).select("a[href^=/]").eachAttr("href")).isNotEmpty().allMatch(h -> h.startsWith("/graph/"));
        String hostile = server.get("/strategy/csa-2020", "Accept", "text/html", "X-Forwarded-Host", "evil\"><script>", "X-Forwarded-Prefix", "//evil").body();
        assertThat(hostile).doesNotContain("evil");
    }

    @Test
    void oldIrisLeadToTheirSuccessorOrSayThatTheyAreGone(@TempDir Path folder) throws Exception {
        Path data = Files.writeString(folder.resolve("old.ttl"), """
                @prefix owl: <http://www.w3.org/2002/07/owl#> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix note: <https://w3id.org/eu-policy-graph/id/note/> .
                note:old owl:deprecated true ; dcterms:isReplacedBy note:new .
                note:gone owl:deprecated true .
                note:new dcterms:title "New"@en .
                """);
        try (RunningServer other = RunningServer.start(Project.load(data), Project.catalogue(), new Limits(Duration.ofSeconds(5), 1_000))) {
            assertThat(other.get("/id/note/old").statusCode()).isEqualTo(301);
            assertThat(header(other.get("/note/old.ttl"), "Location")).isEqualTo(other.base() + "/note/new");
            assertThat(other.get("/id/note/gone").statusCode()).isEqualTo(410);
        }
    }

    private static List<Format> allFormats() {
        return Stream.concat(Stream.of(Format.HTML), DescriptionWriter.FORMATS.stream()).toList();
    }

    private static void assertParses(String body, Format format, String iri) {
        switch (format) {
            case HTML -> assertThat(Jsoup.parse(body).select("h1")).hasSize(1);
            case CSV -> {
                try (CSVParser csv = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(body))) {
                    assertThat(csv.getRecords()).isNotEmpty().allMatch(r -> r.get("subject").equals(iri) || r.get("value").equals(iri));
                } catch (java.io.IOException e) {
                    throw new AssertionError(e);
                }
            }
            default -> {
                Node thing = NodeFactory.createURI(iri);
                assertThat(parsed(body, RDFLanguages.contentTypeToLang(format.mediaType())).stream().anyMatch(q -> q.getSubject().equals(thing) || q.getObject().equals(thing))).isTrue();
            }
        }
    }

    private static DatasetGraph parsed(String body, Lang lang) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.fromString(body, lang).parse(dataset);
        return dataset;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
