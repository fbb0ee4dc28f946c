package eu.policygraph.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import eu.policygraph.Project;
import eu.policygraph.server.RunningServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
            if (exists("python3")) {
                assertThat(lines(run(Project.HOME, "python3", Project.HOME.resolve("src/test/clients/rows.py").toString(), endpoint, QUERY))).isEqualTo(expected);
                ran.add("python");
            }
            if (exists("node") && exists("npm")) {
                Path folder = installed();
                for (String client : List.of("fetch", "sparql-http-client", "comunica")) {
                    assertThat(lines(run(folder, "node", "rows.mjs", client, endpoint, QUERY))).as(client).isEqualTo(expected);
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

    /** The packages in {@code target/clients}, installed once for a lock file. */
    private static Path installed() throws Exception {
        Path folder = Files.createDirectories(Project.HOME.resolve("target/clients"));
        Path source = Project.HOME.resolve("src/test/clients");
        boolean known = Files.isDirectory(folder.resolve("node_modules")) && Files.exists(folder.resolve("package-lock.json"))
                && Files.mismatch(folder.resolve("package-lock.json"), source.resolve("package-lock.json")) < 0;
        for (String file : List.of("package.json", "package-lock.json", "rows.mjs")) {
            Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!known) {
            run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        return folder;
    }

    private static List<String> lines(String output) {
        return output.lines().sorted().toList();
    }

    private static boolean exists(String tool) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + tool).redirectErrorStream(true).start().waitFor() == 0;
    }

    private static String run(Path folder, String... command) throws Exception {
        Path errors = Files.createTempFile("client", ".err");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command[0], command[1]) + ": " + Files.readString(errors)).isZero();
        return output;
    }
}
