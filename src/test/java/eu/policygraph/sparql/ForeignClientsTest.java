package eu.policygraph.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import eu.policygraph.Project;
import eu.policygraph.Tools;
import eu.policygraph.server.RunningServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.junit.jupiter.api.Test;

/** Clients that others wrote get the same rows as we do: Jena's remote client, Comunica, sparql-http-client, fetch, Python. */
class ForeignClientsTest {

    private static final String QUERY = """
            PREFIX eli: <http://data.europa.eu/eli/ontology#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            SELECT ?act ?celex ?label WHERE { ?act eli:id_local ?celex ; skos:prefLabel ?label FILTER(LANG(?label) = "en") }
            """;

    @Test
    void everyClientGetsTheSameRows() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            String endpoint = server.base() + "/sparql";
            List<String> expected = jena(endpoint);
            assertThat(expected).hasSizeGreaterThan(20);
            List<String> ran = new ArrayList<>(List.of("jena"));
            if (Tools.exists("python3")) {
                assertThat(lines(Tools.run(Project.HOME, "python3", Project.HOME.resolve("src/test/npm/rows.py").toString(), endpoint, QUERY))).isEqualTo(expected);
                ran.add("python");
            }
            if (Tools.exists("npm")) {
                Path folder = Tools.npm();
                for (String client : List.of("fetch", "sparql-http-client", "comunica")) {
                    assertThat(lines(Tools.run(folder, "node", "rows.mjs", client, endpoint, QUERY))).as(client).isEqualTo(expected);
                    ran.add(client);
                }
            }
            System.out.println("SPARQL clients that got the same " + expected.size() + " rows: " + String.join(", ", ran));
        }
    }

    private static List<String> jena(String endpoint) {
        try (QueryExecHTTP exec = QueryExecHTTP.service(endpoint).query(QUERY).build()) {
            Gson gson = new GsonBuilder().disableHtmlEscaping().create();
            List<String> lines = new ArrayList<>();
            exec.select().forEachRemaining(row -> lines.add(gson.toJson(row.varsMentioned().stream().map(v -> v.getVarName() + "=" + text(row.get(v))).sorted().toList())));
            return lines.stream().sorted().toList();
        }
    }

    private static String text(Node node) {
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    private static List<String> lines(String output) {
        return output.lines().sorted().toList();
    }
}
