package eu.policygraph.change;

import static eu.policygraph.change.ChangingServer.MINE;
import static eu.policygraph.change.ChangingServer.description;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.change.ChangingServer.Kind;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ValidationReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that would break a rule is refused whole, and says why; readers never see half of one. */
class RefusedChangeTest {

    private static final String PREFIXES = """
            PREFIX act: <https://w3id.org/eu-policy-graph/id/act/>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX eli: <http://data.europa.eu/eli/ontology#>
            PREFIX epg: <https://w3id.org/eu-policy-graph/ontology#>
            PREFIX event: <https://w3id.org/eu-policy-graph/id/event/>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    private static ChangingServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = new ChangingServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aChangeThatBreaksAShapeOrACheckIsRefusedWholeAndVersionAndCountStay() throws Exception {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("act:directive-2011-93 skos:prefLabel \"Another name\"@en", "UniqueLangConstraintComponent");
        changes.put("act:directive-2011-93 eli:date_document 2011", "DatatypeConstraintComponent");
        changes.put("event:2030-01-01-test a epg:DatedEvent", "MinCountConstraintComponent");
        changes.put("act:directive-2011-93 epg:noSuchTerm \"x\"", "quality#unknown-term");
        changes.put("act:directive-2011-93 dcterms:relation act:no-such-act", "quality#dangling-reference");
        changes.put("act:directive-2011-93 eli:first_date_entry_in_force \"1999-01-01\"^^xsd:date", "quality#in-force-before-adoption");
        changes.put("act:directive-2011-93 eli:amends act:directive-2011-93", "quality#act-that-changes-itself");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            HttpResponse<String> answer = server.update(Kind.WRITER, PREFIXES + "INSERT DATA { GRAPH <" + MINE + "> { " + description(MINE) + change.getKey() + " } }");
            assertThat(answer.statusCode()).as(change.getKey() + answer.body()).isEqualTo(422);
            JsonObject problem = JsonParser.parseString(answer.body()).getAsJsonObject();
            assertThat(problem.get("id").getAsString()).isEqualTo("change-refused");
            assertThat(problem.get("results").toString()).as(change.getKey()).contains(change.getValue());
        }
        assertThat(changes).hasSize(7);
        assertThat(server.store.get()).isSameAs(Project.snapshot());
    }

    @Test
    void theReportIsAnShValidationReportInEveryForm() throws Exception {
        String update = PREFIXES + "INSERT DATA { GRAPH <" + MINE + "> { " + description(MINE) + "event:2030-01-01-test a epg:DatedEvent ; epg:noSuchTerm 1 } }";
        int forms = 0;
        for (Map.Entry<String, Lang> form : Map.of("text/turtle", Lang.TURTLE, "application/ld+json", Lang.JSONLD11, "application/n-triples", Lang.NTRIPLES, "application/rdf+xml", Lang.RDFXML).entrySet()) {
            HttpResponse<String> answer = server.update(Kind.WRITER, update, "Accept", form.getKey());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(form.getKey());
            Graph graph = RDFParser.fromString(answer.body(), form.getValue()).toGraph();
            ValidationReport report = ValidationReport.fromGraph(graph);
            assertThat(report.conforms()).isFalse();
            assertThat(report.getEntries()).hasSizeGreaterThan(3).anyMatch(entry -> entry.sourceConstraintComponent().toString().endsWith("quality#unknown-term"));
            forms++;
        }
        assertThat(forms).isEqualTo(4);
    }

    @Test
    void aNewSourceIsDescribedByTheSameChange() throws Exception {
        HttpResponse<String> bare = server.graph(Kind.WRITER, "PUT", MINE + "-bare", "<urn:s> <urn:p> 1 .");
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body()).contains("not described as a source");
        assertThat(server.store.get()).isSameAs(Project.snapshot());
    }

    @Test
    void aReaderNeverSeesHalfOfAChangeOfTwoStatements(@TempDir Path folder) throws Exception {
        try (ChangingServer own = new ChangingServer(folder); ExecutorService reader = Executors.newSingleThreadExecutor()) {
            String both = "act:directive-2011-93 skos:note \"half one\"@en . act:directive-2011-93 skos:changeNote \"half two\"@en";
            AtomicBoolean done = new AtomicBoolean();
            Future<int[]> reading = reader.submit(() -> read(own, done));
            for (int round = 0; round < 4; round++) {
                assertThat(own.update(Kind.WRITER, PREFIXES + "INSERT DATA { GRAPH <" + MINE + "> { " + description(MINE) + both + " } }").statusCode()).isEqualTo(200);
                assertThat(own.update(Kind.WRITER, "DROP GRAPH <" + MINE + ">").statusCode()).isEqualTo(200);
            }
            done.set(true);
            int[] seen = reading.get();
            assertThat(seen[1]).as("half a change").isZero();
            assertThat(seen[0] + seen[2]).as("reads").isPositive();
        }
    }

    /** How often none, one or both of two statements were seen. */
    private static int[] read(ChangingServer server, AtomicBoolean done) throws Exception {
        int[] seen = new int[3];
        String query = PREFIXES + "SELECT ?note WHERE { VALUES ?p { skos:note skos:changeNote } act:directive-2011-93 ?p ?note FILTER(STRSTARTS(?note, \"half\")) }";
        do {
            seen[(int) server.http.get("/sparql?query=" + RunningServer.encoded(query), "Accept", "text/csv").body().lines().count() - 1]++;
        } while (!done.get());
        return seen;
    }
}
