package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.query.PrebuiltQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the query pages, run against a server by those tools that are on the machine. */
class SnippetsTest {

    private static final List<String> LANGUAGES = List.of("curl", "python", "r", "javascript", "java", "powerquery");
    private static final List<String> CALLS = List.of("timeline-of-a-strategy?strategy=csa-2020", "counts-by-kind", "events-between-two-dates?from=2019-01-01&to=2020-12-31&limit=5");

    /** How a tool runs a snippet that lies in a file. */
    private static final Map<String, Function<Path, List<String>>> COMMANDS = Map.of(
            "curl", file -> List.of("bash", file.toString()),
            "python", file -> List.of("python3", file.toString()),
            "r", file -> List.of("Rscript", file.toString()),
            "javascript", file -> List.of("node", file.toString()),
            "java", file -> List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), file.toString()));
    private static final Map<String, String> FILES = Map.of("curl", "rows.sh", "python", "rows.py", "r", "rows.R", "javascript", "rows.mjs", "java", "Rows.java");

    private static RunningServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void toolsOfThisMachineGetTheRows() throws Exception {
        Set<String> ran = new LinkedHashSet<>();
        for (Map.Entry<String, Function<Path, List<String>>> tool : COMMANDS.entrySet()) {
            if (!onThisMachine(tool.getKey())) {
                System.out.println("Snippets for " + tool.getKey() + " are not run: the tool is not on this machine.");
                continue;
            }
            for (String call : CALLS) {
                String path = call.replaceFirst("\\?.*", "");
                Path file = folder.resolve(FILES.get(tool.getKey()));
                Files.writeString(file, server.get("/queries/" + path + "/snippets/" + tool.getKey() + call.substring(path.length())).body());
                String printed = output(tool.getValue().apply(file));
                List<String> firstCells = server.get("/queries/" + path + ".csv" + call.substring(path.length())).body().lines().skip(1).map(line -> line.replaceFirst(",.*", "")).toList();
                assertThat(firstCells).isNotEmpty();
                assertThat(printed).as(tool.getKey() + " " + call + "\n" + printed).contains(firstCells);
            }
            ran.add(tool.getKey());
        }
        assertThat(ran).contains("curl", "java");
    }

    @Test
    void everyQueryShowsItsSnippets() throws Exception {
        int covered = 0;
        for (PrebuiltQuery query : Project.localQueries()) {
            List<String> languages = query.query().isSelectType() ? LANGUAGES : List.of("curl", "python", "javascript", "java");
            var page = Jsoup.parse(server.get("/queries/" + query.name(), "Accept", "text/html").body());
            assertThat(page.select("main details")).as(query.name()).hasSize(languages.size());
            for (String language : languages) {
                var response = server.get("/queries/" + query.name() + "/snippets/" + language);
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("Content-Type").map(t -> t.replace(" ", ""))).hasValue("text/plain;charset=utf-8");
                assertThat(response.body()).contains(server.base() + "/queries/" + query.name() + ".").doesNotContain("{{", "}}");
                covered++;
            }
        }
        assertThat(covered).isGreaterThanOrEqualTo(6 * 10);
    }

    @Test
    void noParameterEscapesFromItsQuotes() throws Exception {
        String evil = "https://example.org/'\");touch('pwned')//#";
        for (String language : LANGUAGES) {
            var response = server.get("/queries/timeline-of-a-strategy/snippets/" + language + "?strategy=" + RunningServer.encoded(evil.replace("\"", "")));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).contains("https%3A%2F%2Fexample.org%2F%27%29").doesNotContain("touch(");
        }
        assertThat(server.get("/queries/counts-by-kind/snippets/cobol").statusCode()).isEqualTo(404);
        assertThat(server.get("/queries/no-such-query/snippets/curl").statusCode()).isEqualTo(404);
    }

    private static boolean onThisMachine(String tool) {
        String program = Map.of("python", "python3", "r", "Rscript", "javascript", "node").getOrDefault(tool, tool);
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
