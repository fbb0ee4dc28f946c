package eu.policygraph.page;

import static eu.policygraph.page.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.InputException;
import eu.policygraph.query.Limits;
import eu.policygraph.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The special pages with data that is not ours and says next to nothing. */
class SparseDataTest {

    private static final String DATA = """
            PREFIX epg: <https://w3id.org/eu-policy-graph/ontology#>
            PREFIX eli: <http://data.europa.eu/eli/ontology#>
            PREFIX eli-dl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            GRAPH <https://w3id.org/eu-policy-graph/source/somebody> {
              <https://w3id.org/eu-policy-graph/id/strategy/empty> a epg:Strategy ; skos:prefLabel "empty strategy"@en ; epg:setOutIn <https://w3id.org/eu-policy-graph/id/document/bare> .
              <https://w3id.org/eu-policy-graph/id/strategy/small> a epg:Strategy ; skos:prefLabel "small strategy"@en ; epg:setOutIn <https://w3id.org/eu-policy-graph/id/document/bare> ; epg:hasInitiative <https://w3id.org/eu-policy-graph/id/initiative/small-1> .
              <https://w3id.org/eu-policy-graph/id/initiative/small-1> a epg:Initiative ; skos:prefLabel "only initiative"@en ; <https://schema.org/position> 1 .
              <https://w3id.org/eu-policy-graph/id/procedure/bare> a eli-dl:Process ; skos:prefLabel "bare"@en ; eli-dl:process_id "2030/0001(COD)" .
              <https://w3id.org/eu-policy-graph/id/act/bare> a eli:Work ; skos:prefLabel "bare act"@en .
              <https://w3id.org/eu-policy-graph/id/institution/bare> a <http://www.w3.org/ns/org#FormalOrganization> ; skos:prefLabel "bare body"@en .
              <https://w3id.org/eu-policy-graph/id/document/bare> a eli:Work ; skos:prefLabel "bare document"@en .
            }
            """;

    @Test
    void pagesOfDataThatLacksNearlyEverythingStand(@TempDir Path folder) throws IOException, InterruptedException, InputException {
        Path file = Files.writeString(folder.resolve("sparse.trig"), DATA);
        try (RunningServer server = RunningServer.start(Project.load(file), Project.catalogue(), new Limits(Duration.ofSeconds(20), 1_000))) {
            for (String path : List.of("/strategy/empty", "/strategy/small", "/strategy/small?asOf=2020-01-01&since=2019-01-01", "/initiative/small-1", "/procedure/bare", "/act/bare", "/institution/bare",
                    "/timeline", "/timeline?about=strategy:small")) {
                page(server, path);
                page(server, path + (path.contains("?") ? "&" : "?") + "lang=fr");
            }
            assertThat(page(server, "/strategy/empty?lang=fr").selectFirst("h1").attr("lang")).isEqualTo("en");
            assertThat(page(server, "/strategy/small").select("table.tracker .status").eachText()).containsExactly("○ No delivery linked");
            assertThat(server.get("/timeline.ics").statusCode()).isEqualTo(200);
            assertThat(server.get("/timeline.atom").statusCode()).isEqualTo(200);
        }
    }
}
