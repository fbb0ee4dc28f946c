package eu.policygraph.change;

import static eu.policygraph.change.ChangingServer.MINE;
import static eu.policygraph.change.ChangingServer.THEIRS;
import static eu.policygraph.change.ChangingServer.description;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.change.ChangingServer.Kind;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPARQL 1.1 Update by the SPARQL 1.1 Protocol, section 2.2; names of W3C protocol tests stand where they apply. */
class UpdateTest {

    private static final String PREFIXES = "PREFIX epg: <https://w3id.org/eu-policy-graph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX eli: <http://data.europa.eu/eli/ontology#> ";
    private static final String NOTE = "<https://w3id.org/eu-policy-graph/id/act/directive-2011-93> skos:note \"changed\"@en";
    private static final String ADD = PREFIXES + "INSERT DATA { GRAPH <" + MINE + "> { " + description(MINE) + NOTE + " } }";

    private static ChangingServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = new ChangingServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void cleanUp() throws Exception {
        server.update(Kind.WRITER, "DROP GRAPH <" + MINE + "> ; DROP GRAPH <" + MINE + "-copy>");
        assertThat(server.store.get().version()).isEqualTo(Project.snapshot().version());
    }

    @Test
    void aChangeIsSeenByTheNextReaderWithAnotherVersionAndTag() throws Exception {
        String before = server.http.get("/act/directive-2011-93.ttl").headers().firstValue("ETag").orElseThrow();
        long sequence = server.store.status().sequence();
        HttpResponse<String> answer = server.update(Kind.WRITER, ADD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject receipt = json(answer);
        assertThat(receipt.get("added").getAsInt()).isEqualTo(5);
        assertThat(receipt.get("removed").getAsInt()).isZero();
        assertThat(receipt.get("sequence").getAsLong()).isEqualTo(sequence + 1);
        assertThat(receipt.get("version").getAsString()).isEqualTo(server.store.get().version()).isNotEqualTo(Project.snapshot().version());
        assertThat(answer.headers().firstValue("ETag")).contains('"' + server.store.get().version() + '"');
        assertThat(answer.headers().firstValue("X-Snapshot-Version")).contains(server.store.get().version());
        HttpResponse<String> page = server.http.get("/act/directive-2011-93.ttl", "If-None-Match", before);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("\"changed\"@en");
        assertThat(ask(NOTE)).isTrue();
    }

    @Test
    void updatePostFormAndUpdatePostDirect() throws Exception {
        HttpResponse<String> form = server.http.post("/update", "application/x-www-form-urlencoded", "update=" + RunningServer.encoded(ADD), server.as(Kind.WRITER));
        assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
        assertThat(json(form).get("added").getAsInt()).isEqualTo(5);
        HttpResponse<String> again = server.update(Kind.WRITER, ADD);
        assertThat(json(again).get("added").getAsInt()).isZero();
        assertThat(json(again).get("sequence")).as("nothing to do makes no change").isEqualTo(json(form).get("sequence"));
    }

    @Test
    void updateDatasetDefaultGraphAndUpdateDatasetNamedGraphs() throws Exception {
        assertThat(server.update(Kind.WRITER, ADD).statusCode()).isEqualTo(200);
        String copy = PREFIXES + "INSERT { GRAPH <" + MINE + "> { ?act skos:note \"copied\"@en } } WHERE { ?act skos:note \"changed\"@en }";
        String elsewhere = RunningServer.encoded(server.store.get().asserted().keySet().iterator().next().getURI());
        HttpResponse<String> empty = server.http.post("/update?using-graph-uri=" + elsewhere, "application/sparql-update", copy, server.as(Kind.WRITER));
        assertThat(json(empty).get("added").getAsInt()).isZero();
        HttpResponse<String> found = server.http.post("/update?using-graph-uri=" + RunningServer.encoded(MINE), "application/sparql-update", copy, server.as(Kind.WRITER));
        assertThat(json(found).get("added").getAsInt()).isEqualTo(1);
        String named = PREFIXES + "INSERT { GRAPH <" + MINE + "> { ?act skos:note \"named\"@en } } WHERE { GRAPH ?g { ?act skos:note \"changed\"@en } }";
        assertThat(json(server.http.post("/update", "application/x-www-form-urlencoded",
                "using-named-graph-uri=" + RunningServer.encoded(MINE) + "&update=" + RunningServer.encoded(named), server.as(Kind.WRITER))).get("added").getAsInt()).isEqualTo(1);
        HttpResponse<String> unknown = server.http.post("/update?using-graph-uri=http%3A%2F%2Fexample.org%2Fnone", "application/sparql-update", copy, server.as(Kind.WRITER));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("unknown-graph");
    }

    @Test
    void badRequestsOfTheProtocolAreRefused() throws Exception {
        Map<String, Integer> seen = new java.util.LinkedHashMap<>();
        seen.put("bad-update-get", server.http.method("GET", "/update?update=" + RunningServer.encoded(ADD), server.as(Kind.WRITER)).statusCode());
        seen.put("bad-multiple-updates", form("update=" + RunningServer.encoded(ADD) + "&update=" + RunningServer.encoded(ADD)));
        seen.put("bad-update-wrong-media-type", server.http.post("/update", "text/plain", ADD, server.as(Kind.WRITER)).statusCode());
        seen.put("bad-update-missing-form-type", server.http.post("/update", "application/octet-stream", "update=" + ADD, server.as(Kind.WRITER)).statusCode());
        seen.put("bad-update-non-utf8", server.http.post("/update", "application/x-www-form-urlencoded", "update=%FF", server.as(Kind.WRITER)).statusCode());
        seen.put("bad-update-syntax", server.update(Kind.WRITER, "INSERT DATA {").statusCode());
        seen.put("bad-update-dataset-conflict", server.http.post("/update?using-graph-uri=" + RunningServer.encoded(MINE), "application/sparql-update",
                "WITH <" + MINE + "> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", server.as(Kind.WRITER)).statusCode());
        seen.put("a-query", form("query=ASK%7B%7D"));
        assertThat(seen).containsExactly(Map.entry("bad-update-get", 405), Map.entry("bad-multiple-updates", 400), Map.entry("bad-update-wrong-media-type", 415),
                Map.entry("bad-update-missing-form-type", 415), Map.entry("bad-update-non-utf8", 400), Map.entry("bad-update-syntax", 400),
                Map.entry("bad-update-dataset-conflict", 400), Map.entry("a-query", 400));
        JsonObject place = json(server.update(Kind.WRITER, "INSERT DATA {\n  GRAPH <urn:x> { <urn:s> <urn:p> } }"));
        assertThat(place.get("line").getAsInt()).isEqualTo(2);
        unchanged();
    }

    @Test
    void laterOperationsSeeEarlierOnesAndTheUnionAndOnlyTheNetEffectCounts() throws Exception {
        HttpResponse<String> answer = server.update(Kind.WRITER, ADD + " ; DELETE { GRAPH ?g { ?s skos:note ?o } } INSERT { GRAPH ?g { ?s skos:note \"second\"@en } } "
                + "WHERE { GRAPH ?g { ?s skos:note ?o FILTER(?o = \"changed\"@en) } } ; INSERT { GRAPH <" + MINE + "> { ?s skos:example \"third\" } } WHERE { ?s skos:note \"second\"@en }");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("added").getAsInt()).isEqualTo(6);
        assertThat(json(answer).get("removed").getAsInt()).isZero();
        assertThat(ask("?s skos:note \"changed\"@en")).isFalse();
        assertThat(ask("<https://w3id.org/eu-policy-graph/id/act/directive-2011-93> skos:example \"third\"")).isTrue();
    }

    @Test
    void operationsOnWholeGraphsWork() throws Exception {
        server.update(Kind.WRITER, ADD);
        String other = MINE + "-copy";
        HttpResponse<String> copy = server.update(Kind.WRITER, "COPY <" + MINE + "> TO <" + other + "> ; " + PREFIXES + "INSERT DATA { GRAPH <" + other + "> { " + description(other) + "} }");
        assertThat(copy.statusCode()).as(copy.body()).isEqualTo(200);
        assertThat(json(copy).get("added").getAsInt()).isEqualTo(9);
        HttpResponse<String> drop = server.update(Kind.WRITER, "DROP GRAPH <" + other + ">");
        assertThat(json(drop).get("removed").getAsInt()).isEqualTo(9);
        assertThat(server.update(Kind.WRITER, "CLEAR GRAPH <" + MINE + ">").statusCode()).isEqualTo(200);
        assertThat(server.store.get().version()).isEqualTo(Project.snapshot().version());
    }

    @Test
    void whatIsNotASourceOfTheUserIsNotWritable() throws Exception {
        Map<String, String> refused = Map.ofEntries(
                Map.entry("INSERT DATA { <urn:s> <urn:p> <urn:o> }", "default-graph-not-writable"),
                Map.entry("DELETE WHERE { ?s ?p ?o }", "default-graph-not-writable"),
                Map.entry("CLEAR DEFAULT", "default-graph-not-writable"),
                Map.entry("CLEAR ALL", "default-graph-not-writable"),
                Map.entry("DROP NAMED", "source-not-allowed|graph-not-writable"),
                Map.entry("DROP SILENT GRAPH <https://w3id.org/eu-policy-graph/graph/inferred>", "graph-not-writable"),
                Map.entry("DELETE WHERE { GRAPH ?g { ?s a epg:Source } }", "source-not-allowed|graph-not-writable"),
                Map.entry("INSERT DATA { GRAPH <https://w3id.org/eu-policy-graph/graph/derived> { <urn:s> <urn:p> 1 } }", "graph-not-writable"),
                Map.entry("INSERT DATA { GRAPH <https://w3id.org/eu-policy-graph/graph/ontology/policy> { epg:Act a epg:Act } }", "graph-not-writable"),
                Map.entry("INSERT DATA { GRAPH <https://w3id.org/eu-policy-graph/graph/queries> { <urn:s> <urn:p> 1 } }", "graph-not-writable"),
                Map.entry("INSERT DATA { GRAPH <https://w3id.org/eu-policy-graph/graph/loaded> { <urn:s> <urn:p> 1 } }", "graph-not-writable"),
                Map.entry("INSERT DATA { GRAPH <" + MINE + "> { epg:Made a <http://www.w3.org/2002/07/owl#Class> } }", "term-not-writable"),
                Map.entry("INSERT DATA { GRAPH <" + MINE + "> { epg:Strategy <http://www.w3.org/2000/01/rdf-schema#subClassOf> <urn:c> } }", "term-not-writable"),
                Map.entry("INSERT DATA { GRAPH <https://w3id.org/eu-policy-graph/source/> { <urn:s> <urn:p> 1 } }", "graph-not-writable"),
                Map.entry("INSERT DATA { GRAPH <" + THEIRS + "> { <urn:s> <urn:p> 1 } }", "source-not-allowed"));
        for (Map.Entry<String, String> update : refused.entrySet()) {
            HttpResponse<String> answer = server.update(Kind.WRITER, PREFIXES + update.getKey());
            assertThat(answer.statusCode()).as(update.getKey() + answer.body()).isEqualTo(403);
            assertThat(json(answer).get("id").getAsString()).as(update.getKey()).matches(update.getValue());
        }
        assertThat(refused).hasSize(15);
        unchanged();
    }

    @Test
    void whatCannotBeStoredIsRefused() throws Exception {
        Map<String, Integer> refused = Map.of(
                "INSERT DATA { GRAPH <" + MINE + "> { _:b skos:note 1 } }", 422,
                "INSERT { GRAPH <" + MINE + "> { [] skos:note ?n } } WHERE { BIND(1 AS ?n) }", 422,
                "INSERT DATA { GRAPH <" + MINE + "> { <urn:s> skos:note \"2021-13-01\"^^<http://www.w3.org/2001/XMLSchema#date> } }", 422,
                "INSERT { GRAPH <" + MINE + "> { <urn:s> skos:note ?o } } WHERE { BIND(STRDT(\"x\", <http://www.w3.org/2001/XMLSchema#integer>) AS ?o) }", 422);
        for (Map.Entry<String, Integer> update : refused.entrySet()) {
            HttpResponse<String> answer = server.update(Kind.WRITER, PREFIXES + update.getKey());
            assertThat(answer.statusCode()).as(update.getKey() + answer.body()).isEqualTo(update.getValue());
        }
        HttpResponse<String> large = server.update(Kind.WRITER, PREFIXES + "INSERT { GRAPH <" + MINE + "> { ?s skos:note ?o } } WHERE { ?s ?p ?o }");
        assertThat(large.statusCode()).as(large.body()).isEqualTo(413);
        unchanged();
    }

    @Test
    void ofTwoWhoStartFromTheSameDataOneLearnsThatTheOtherWasFaster() throws Exception {
        String tag = '"' + server.store.get().version() + '"';
        assertThat(server.update(Kind.WRITER, ADD, "If-Match", tag).statusCode()).isEqualTo(200);
        HttpResponse<String> late = server.update(Kind.WRITER, PREFIXES + "DELETE DATA { GRAPH <" + MINE + "> { " + NOTE + " } }", "If-Match", tag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(json(late).get("id").getAsString()).isEqualTo("precondition-failed");
        assertThat(ask(NOTE)).isTrue();
        assertThat(server.update(Kind.WRITER, ADD, "If-None-Match", '"' + server.store.get().version() + '"').statusCode()).isEqualTo(412);
    }

    private void unchanged() {
        assertThat(server.store.get().version()).isEqualTo(Project.snapshot().version());
    }

    private int form(String body) throws Exception {
        return server.http.post("/update", "application/x-www-form-urlencoded", body, server.as(Kind.WRITER)).statusCode();
    }

    private boolean ask(String pattern) throws Exception {
        return server.http.get("/sparql?query=" + RunningServer.encoded(PREFIXES + "ASK { " + pattern + " }"), "Accept", "application/sparql-results+json").body().contains("true");
    }

    private static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }
}
