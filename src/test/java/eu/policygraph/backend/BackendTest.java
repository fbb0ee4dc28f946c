package eu.policygraph.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.admission.RefusedException.Reason;
import eu.policygraph.admission.RefusedException;
import eu.policygraph.backend.Middleman.Mood;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Answer;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.server.Changes;
import eu.policygraph.server.RunningServer;
import eu.policygraph.shapes.Rdf4jEngine;
import eu.policygraph.store.BackendStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Data in another engine, a Fuseki or RDF4J, give the same answers as at home. */
class BackendTest {

    private static final Node ADDED = NodeFactory.createURI("https://w3id.org/eu-policy-graph/source/added");
    private static final Node THING = NodeFactory.createURI("https://w3id.org/eu-policy-graph/id/institution/added");

    /** One of each sort of question; there are some that RDF4J takes minutes for, refuses, or answers otherwise. */
    private static final List<String> BY_RDF4J = List.of("acts-by-type", "basis-of-an-act", "commitments-with-a-deadline", "counts-by-kind", "identifiers", "in-force-on-a-day",
            "neighbourhood-of-a-thing", "sources-of-a-thing", "strategies", "strategy-as-a-graph", "what-cites-an-act", "who-made-an-act");

    private static Snapshot data;
    private static FusekiServer fuseki;
    private static Middleman middleman;
    private static BackendStore store;
    private static Rdf4jEngine engine;
    private static Middleman endpoint;
    private static BackendStore rdf4j;
    private static RunningServer home;
    private static RunningServer away;
    private static RunningServer united;

    @BeforeAll
    static void start() throws Exception {
        data = Engines.data();
        fuseki = Engines.fuseki(Map.of("/now", data.dataset(), "/next", Engines.with(data, ADDED, added("Added one")), "/replaced", Engines.with(data, ADDED, added("Added two")), "/apart", Engines.apart(data),
                "/texts", Engines.texts(ADDED)));
        middleman = new Middleman(Engines.at(fuseki, "/now"));
        store = Engines.store(middleman.address(), Optional.empty(), Optional.empty());
        home = RunningServer.start(data, Project.catalogue(), new Limits(Duration.ofSeconds(20), 100_000));
        away = RunningServer.start(store, Changes.OFF);
        engine = Engines.rdf4j(data);
        endpoint = new Middleman(Engines.at(engine));
        rdf4j = Engines.store(endpoint.address(), Optional.of(Engines.UNION), Optional.empty());
        united = RunningServer.start(rdf4j, Changes.OFF);
    }

    private static List<Triple> added(String label) {
        return List.of(Triple.create(THING, RDF.type.asNode(), NodeFactory.createURI("http://www.w3.org/ns/org#Organization")), Triple.create(THING, SKOS.prefLabel.asNode(), NodeFactory.createLiteralLang(label, "en")));
    }

    @AfterAll
    static void stop() {
        united.close();
        away.close();
        home.close();
        store.close();
        middleman.close();
        fuseki.stop();
        rdf4j.close();
        endpoint.close();
        engine.close();
    }

    @Test
    void everyPrebuiltQueryGivesTheSameRows() throws Exception {
        assertThat(SameAnswers.ofQueries(home, away, Project.localQueries())).hasSizeGreaterThan(40);
    }

    @Test
    void rdf4jGivesTheSameRows() throws Exception {
        assertThat(SameAnswers.ofQueries(home, united, BY_RDF4J.stream().map(name -> Project.catalogue().find(name).orElseThrow()).toList())).hasSizeGreaterThan(8);
    }

    @Test
    void pagesShowTheSame() throws Exception {
        List<String> paths = List.of("/", "/queries", "/timeline", "/sources", "/search?q=2021%2F1232", "/search?q=abuse", "/about", "/strategies", "/events", "/strategy/csa-2020", "/initiative/csa-2020-1",
                "/act/regulation-2021-1232", "/event/first", "/institution/european-commission", "/source/one");
        assertThat(SameAnswers.ofPages(home, away, paths)).hasSize(15);
        assertThat(SameAnswers.ofPages(home, united, List.of("/queries", "/events", "/source/one"))).hasSize(3);
    }

    @Test
    void thingsHaveTheSameStatements() throws Exception {
        List<String> paths = List.of("/strategy/csa-2020.nt", "/act/regulation-2021-1232.nt", "/event/first.nt");
        assertThat(SameAnswers.ofStatements(home, away, paths)).hasSize(3);
        assertThat(SameAnswers.ofStatements(home, united, paths)).hasSize(3);
    }

    @Test
    void withAGraphForTheUnionOnlyGraphsOfTheUnionAreShown() throws Exception {
        assertThat(rdf4j.get().statements()).isEqualTo(data.statements());
        assertThat(rdf4j.get().graphs().keySet()).isEqualTo(data.graphs().keySet());
        assertThatThrownBy(() -> Engines.store(endpoint.address(), Optional.empty(), Optional.empty()).close()).hasMessageContaining("--backend-union");
        assertThatThrownBy(() -> Engines.store(endpoint.address(), Optional.of("urn:example:nothing"), Optional.empty()).close()).hasMessageContaining("no graph <urn:example:nothing>");
    }

    @Test
    void anEngineWhoseDefaultGraphIsEmptyIsRefused() throws Exception {
        try (Middleman plain = new Middleman(Engines.at(fuseki, "/apart"))) {
            assertThatThrownBy(() -> Engines.store(plain.address(), Optional.empty(), Optional.empty()).close()).hasMessageContaining("is not the union of its named graphs").hasMessageContaining("--backend-union");
        }
    }

    @Test
    void queriesOfStrangersGiveTheSameAnswers() throws Exception {
        String prefixes = "PREFIX epg: <https://w3id.org/eu-policy-graph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ";
        List<String> queries = List.of(
                "SELECT ?kind (COUNT(*) AS ?n) { ?thing a ?kind } GROUP BY ?kind ORDER BY ?kind",
                "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
                "SELECT ?s ?label { ?s a epg:Strategy ; skos:prefLabel ?label } ORDER BY ?s ?label",
                "SELECT * FROM <https://w3id.org/eu-policy-graph/source/one> { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 50",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
        for (String query : queries) {
            String path = "/sparql?format=csv&query=" + RunningServer.encoded(prefixes + query);
            assertThat(away.get(path).body()).as(query).isEqualTo(home.get(path).body()).contains("\r\n");
        }
        String ask = "/sparql?query=" + RunningServer.encoded(prefixes + "ASK { ?s a epg:Strategy }");
        assertThat(away.get(ask, "Accept", "application/sparql-results+json").body()).contains("true");
        for (String query : List.of("CONSTRUCT WHERE { ?s a epg:Strategy ; ?p ?o }", "DESCRIBE ?s { ?s a epg:Strategy }", "DESCRIBE <https://w3id.org/eu-policy-graph/ontology#Strategy>")) {
            String path = "/sparql?format=nt&query=" + RunningServer.encoded(prefixes + query);
            assertThat(SameAnswers.ofStatements(home, away, List.of(path))).isNotEmpty();
        }
    }

    @Test
    void whatCannotBeOfferedIsSaid() throws Exception {
        List<String> queries = List.of("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "SELECT * { ?s <http://jena.apache.org/text#query> 'abuse' }",
                "SELECT (<http://www.w3.org/2005/xpath-functions#round-half-to-even>(1.5) AS ?n) {}", "SELECT * { { SELECT * { FILTER EXISTS { ?s <http://jena.apache.org/text#query> 'abuse' } } } }");
        int asked = middleman.queries();
        for (String query : queries) {
            HttpResponse<String> response = away.get("/sparql?query=" + RunningServer.encoded(query), "Accept", "application/json");
            assertThat(response.statusCode()).as(query + response.body()).isIn(400, 501);
        }
        assertThat(away.get("/sparql?query=" + RunningServer.encoded("SELECT * FROM <http://localhost/secret> { ?s ?p ?o }")).statusCode()).isEqualTo(400);
        for (String path : List.of("/download", "/catalog", "/.well-known/void", "/queries/counts-by-kind.csv?receipts=1")) {
            HttpResponse<String> response = away.get(path, "Accept", "*/*");
            assertThat(response.statusCode()).as(path + response.body()).isEqualTo(501);
            assertThat(response.body()).contains("backend-unable");
        }
        assertThat(away.get("/help", "Accept", "text/html").body()).contains("id=\"backend\"");
        assertThat(home.get("/help", "Accept", "text/html").body()).doesNotContain("id=\"backend\"");
        assertThat(middleman.queries() - asked).as("the engine is not asked what is refused").isLessThan(12);
    }

    @Test
    void noTermOfAQueryMakesAnotherQueryOfIt() throws Exception {
        String query = "SELECT * { <http://example.org/\\u003E\\u0020?p\\u0020?o\\u0020.\\u0020SERVICE\\u0020<http://localhost:1/> { ?a ?b ?c } }";
        HttpResponse<String> response = away.get("/sparql?query=" + RunningServer.encoded(query));
        assertThat(response.statusCode()).isIn(400, 501);
        assertThat(middleman.last).doesNotContain("localhost:1/");
        assertThat(away.get("/act/x%3E%20%3Fp%20%3Fo%20.%20SERVICE%20%3Chttp:%2F%2Flocalhost:1%2F%3E").statusCode()).isIn(400, 404);
        assertThat(middleman.last).doesNotContain("localhost:1/");
    }

    @Test
    void otherDataAreShownSoonAndDataOfEqualNumberAfterTenLooks() throws Exception {
        Snapshot before = store.get();
        String table = "/queries/counts-by-kind.csv";
        String tag = tag(table);
        try {
            store.look();
            assertThat(store.get()).as("as long as nothing tells of a change").isSameAs(before);
            middleman.asks(Engines.at(fuseki, "/next"));
            store.look();
            assertThat(away.get("/institution/added", "Accept", "text/html").body()).contains("Added one");
            String next = tag(table);
            assertThat(next).isNotEqualTo(tag);
            middleman.asks(Engines.at(fuseki, "/replaced"));
            for (int look = 1; look <= 10; look++) {
                assertThat(away.get("/institution/added", "Accept", "text/html").body()).as("before look " + look).contains("Added one");
                store.look();
            }
            assertThat(away.get("/institution/added", "Accept", "text/html").body()).contains("Added two");
            assertThat(tag(table)).as("what a browser keeps is held against the new data").isNotEqualTo(next);
        } finally {
            middleman.asks(Engines.at(fuseki, "/now"));
            store.look();
        }
        assertThat(away.get("/institution/added", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void theQueryOfAnOperatorTellsOfDataOfEqualNumber() throws Exception {
        Query version = QueryFactory.create("SELECT ?label { <" + THING.getURI() + "> <" + SKOS.prefLabel.getURI() + "> ?label }");
        middleman.asks(Engines.at(fuseki, "/next"));
        try (BackendStore other = Engines.store(middleman.address(), Optional.empty(), Optional.of(version))) {
            String before = other.get().version();
            middleman.asks(Engines.at(fuseki, "/replaced"));
            other.look();
            assertThat(other.get().version()).isNotEqualTo(before);
            middleman.asks(Engines.at(fuseki, "/next"));
            other.look();
            assertThat(other.get().version()).as("equal data, equal version").isEqualTo(before);
        } finally {
            middleman.asks(Engines.at(fuseki, "/now"));
        }
    }

    @Test
    void dataThatChangeWhileTheyAreReadAreOtherDataNextTime() throws Exception {
        Query version = QueryFactory.create("SELECT ?label { <" + THING.getURI() + "> <" + SKOS.prefLabel.getURI() + "> ?label }");
        Middleman.Engine next = Engines.at(fuseki, "/next");
        try (Middleman changing = new Middleman(next)) {
            changing.asks((query, accept) -> {
                if (query.contains("?s  <" + SKOS.prefLabel.getURI() + ">  ?o") || query.contains("?s <" + SKOS.prefLabel.getURI() + "> ?o")) {
                    changing.asks(Engines.at(fuseki, "/replaced"));
                }
                return next.answer(query, accept);
            });
            try (BackendStore other = Engines.store(changing.address(), Optional.empty(), Optional.of(version))) {
                Snapshot mixed = other.get();
                assertThat(mixed.listing().contains(THING, SKOS.prefLabel.asNode(), NodeFactory.createLiteralLang("Added one", "en"))).as("it changed after this was read").isTrue();
                other.look();
                assertThat(other.get().listing().contains(THING, SKOS.prefLabel.asNode(), NodeFactory.createLiteralLang("Added two", "en"))).isTrue();
                assertThat(other.get().version()).isNotEqualTo(mixed.version());
            }
        }
    }

    @Test
    void whatIsReadAheadNeverKeepsAThingFromBeingShown() throws Exception {
        Node thing = NodeFactory.createURI("https://w3id.org/eu-policy-graph/id/strategy/csa-2020");
        List<Node> others = data.union().stream(Node.ANY, RDF.type.asNode(), Node.ANY).map(Triple::getSubject).filter(Node::isURI).distinct().limit(30).toList();
        long quads = data.graphs().values().stream().mapToLong(graph -> graph.stream(thing, Node.ANY, Node.ANY).count()).sum();
        Lookups lookups = new Lookups(new SparqlBackend(middleman.address(), Optional.empty()), Duration.ofSeconds(20));
        try {
            middleman.maxRows = Long.toString(quads + 1);
            lookups.expect(others);
            assertThat(lookups.find(Node.ANY, thing, Node.ANY, Node.ANY)).hasSize((int) quads);
            middleman.maxRows = Long.toString(quads);
            assertThatThrownBy(() -> new Lookups(new SparqlBackend(middleman.address(), Optional.empty()), Duration.ofSeconds(20)).find(Node.ANY, thing, Node.ANY, Node.ANY))
                    .as("of the thing itself nothing may be missing").isInstanceOf(RefusedException.class);
        } finally {
            middleman.maxRows = "";
        }
    }

    @Test
    void graphsOfTextsOnlyAreNoFault() throws Exception {
        try (Middleman texts = new Middleman(Engines.at(fuseki, "/texts"))) {
            Inspection inspection = new Inspection(new SparqlBackend(texts.address(), Optional.empty()), Duration.ofSeconds(20));
            assertThat(inspection.graphs()).containsOnlyKeys(ADDED.getURI());
            assertThat(inspection.outsideUnion(List.of(ADDED.getURI()))).isEmpty();
        }
    }

    private static String tag(String path) throws Exception {
        return away.get(path).headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void failuresOfTheEngineAreTold() throws Exception {
        Query query = QueryFactory.create("SELECT ?s { ?s ?p 'failure' }");
        QueryRunner runner = new QueryRunner(new Limits(Duration.ofSeconds(2), 1_000));
        Map<Mood, Reason> reasons = Map.of(Mood.HTML, Reason.BACKEND_FAILED, Mood.REFUSING, Reason.BACKEND_FAILED, Mood.REDIRECTING, Reason.BACKEND_FAILED, Mood.GARBLED, Reason.BACKEND_FAILED,
                Mood.BUSY, Reason.BACKEND_AWAY, Mood.TORN, Reason.BACKEND_AWAY);
        try {
            for (Map.Entry<Mood, Reason> expected : reasons.entrySet()) {
                middleman.is(expected.getKey());
                assertThatThrownBy(() -> runner.run(query, Map.of(), store.get().dataset())).as(expected.getKey().toString()).isInstanceOf(RefusedException.class)
                        .hasMessageNotContaining("secret").extracting(e -> ((RefusedException) e).reason()).isEqualTo(expected.getValue());
            }
            middleman.is(Mood.SILENT);
            assertThatThrownBy(() -> runner.run(query, Map.of(), store.get().dataset())).isInstanceOf(QueryTimeoutException.class);
            middleman.is(Mood.ENDLESS);
            Answer.Rows rows = (Answer.Rows) runner.run(query, Map.of(), store.get().dataset());
            assertThat(rows.cut()).isTrue();
            assertThat(rows.rows()).hasSize(1_000);
            assertThat(middleman.hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            middleman.is(Mood.HELPFUL);
        }
    }

    @Test
    void aPageIsShownWithoutPartsThatTheEngineRefuses() throws Exception {
        Middleman.Engine able = Engines.at(fuseki, "/now");
        List<String> refused = List.of("?names", "?firstLinked", "?otherSource", "?changesLabel", "?reliabilityLabel");
        String missing = "This part could not be had";
        try (Middleman choosy = new Middleman((query, accept) -> refused.stream().anyMatch(query::contains) ? new Middleman.Answer(400, "text/plain", new byte[] {'x'}) : able.answer(query, accept));
                BackendStore data = Engines.store(choosy.address(), Optional.empty(), Optional.empty()); RunningServer partial = RunningServer.start(data, Changes.OFF)) {
            Map<String, Integer> parts = Map.of("/", 1, "/act/regulation-2021-1232", 4, "/institution/european-commission", 1, "/sources", 1);
            for (Map.Entry<String, Integer> expected : parts.entrySet()) {
                HttpResponse<String> page = partial.get(expected.getKey(), "Accept", "text/html");
                assertThat(page.statusCode()).as(expected.getKey() + page.body()).isEqualTo(200);
                assertThat(page.body().split(missing, -1)).as(expected.getKey()).hasSize(expected.getValue() + 1);
                assertThat(page.body()).as("nothing is said to be none").doesNotContain("No initiatives recorded", "do not disagree");
                assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(page.headers().firstValue("ETag")).isEmpty();
            }
            assertThat(partial.get("/?lang=fr", "Accept", "text/html").body()).contains("Cette partie n’a pas pu être obtenue");
            for (String main : List.of("/strategy/csa-2020", "/timeline")) {
                assertThat(partial.get(main, "Accept", "text/html").statusCode()).as("what the page is about is missing: " + main).isEqualTo(502);
            }
            choosy.is(Mood.BUSY);
            assertThat(partial.get("/institution/european-commission", "Accept", "text/html").statusCode()).as("later it may go").isEqualTo(503);
            choosy.is(Mood.HELPFUL);
            choosy.asks(able);
            for (String path : parts.keySet()) {
                HttpResponse<String> whole = partial.get(path, "Accept", "text/html");
                assertThat(whole.body()).as("not kept: " + path).doesNotContain(missing);
                assertThat(whole.headers().firstValue("Cache-Control").orElse("")).startsWith("public");
            }
        }
    }

    @Test
    void visitorsAndProbesLearnOfFailures() throws Exception {
        String kept = "/strategies.csv";
        assertThat(away.get(kept).statusCode()).isEqualTo(200);
        try {
            middleman.is(Mood.BUSY);
            for (String path : List.of("/sparql?query=" + RunningServer.encoded("SELECT ?s { ?s ?p 'busy' }"), "/institution/nobody-asked-before", "/queries/timeline.csv?from=1990-01-02")) {
                HttpResponse<String> response = away.get(path, "Accept", "application/json;q=0.9, */*;q=0.1");
                assertThat(response.statusCode()).as(path + response.body()).isEqualTo(503);
                assertThat(response.body()).contains("backend-away");
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
            }
            store.look();
            assertThat(away.get("/$/ready").statusCode()).isEqualTo(503);
            assertThat(away.get(kept).statusCode()).isEqualTo(200);
            middleman.is(Mood.HTML);
            assertThat(away.get("/sparql?query=" + RunningServer.encoded("SELECT ?s { ?s ?p 'html' }")).statusCode()).isEqualTo(502);
        } finally {
            middleman.is(Mood.HELPFUL);
            store.look();
        }
        assertThat(away.get("/$/ready").statusCode()).isEqualTo(200);
    }
}
