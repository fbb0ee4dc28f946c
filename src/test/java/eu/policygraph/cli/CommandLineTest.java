package eu.policygraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user runs it: a process of its own, with what it prints and its exit code. */
class CommandLineTest {

    private record Run(int exit, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void helpListsCommandsFlagsAndEnvironment() throws Exception {
        Run run = run("--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("serve", "check", "query", "queries", "--port", "POLICYGRAPH_PORT", "POLICYGRAPH_DATA", "Exit codes");
        assertThat(run("query", "--help").out()).contains("--format", "POLICYGRAPH_TIMEOUT");
        assertThat(run("check", "--version").out()).startsWith("policygraph ").contains("Apache Jena 6");
    }

    @Test
    void wrongUsageExitsWithTwo() throws Exception {
        Run run = run("serve", "--prot", "1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--prot", "--port");
    }

    @Test
    void checkOfTheShippedDataFindsNoError() throws Exception {
        Run run = run("check");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("read", "validate", "infer", "freeze", "No error");
    }

    @Test
    void checkOfBadDataExitsWithOneAndSaysWhere() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.ttl"), "<http://example.org/a> <http://example.org/b> nothing .\n");
        Run run = run("check", "--data", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: " + file + ":1:");
        assertThat(run.out()).doesNotContain("No error");
    }

    @Test
    void checkNamesThePackedFileOfADefect() throws Exception {
        Path file = folder.resolve("packed.ttl.gz");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("<https://w3id.org/eu-policy-graph/id/note/a> <http://purl.org/dc/terms/relation> <https://w3id.org/eu-policy-graph/id/note/absent> .\n".getBytes());
        }
        Run run = run("check", "--data", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("dangling-reference", file.toString()).doesNotContain("unexpected failure");
    }

    @Test
    void serveOfBadDataServesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("loose.trig"), "<http://example.org/a> <http://example.org/b> 1 .\n");
        Run run = run("serve", "--port", "0", "--data", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("outside a named source graph");
        assertThat(run.out()).doesNotContain("Ready");
    }

    @Test
    void badQueryHeaderNamesFileAndLine() throws Exception {
        Path home = homeWithQuery("bad.rq", "#+ title: Bad\n#+ summary: Why: a colon\nSELECT ?s { ?s ?p ?o }\n");
        Run run = run("check", "--home", home.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("bad.rq:2: The header is not valid YAML", "quotes");
    }

    @Test
    void badSparqlInAQueryFileNamesFileLineAndColumn() throws Exception {
        Path home = homeWithQuery("bad.rq", "#+ title: Bad\n#+ summary: Bad\nSELECT ?s {\n  ?s ?p }\n");
        assertThat(run("check", "--home", home.toString()).err()).containsPattern("bad\\.rq:4:\\d+: SPARQL syntax");
    }

    @Test
    void unknownQueryNamesTheNearest() throws Exception {
        Run run = run("query", "counts-by-kin");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("there is no query 'counts-by-kin'", "counts-by-kind");
    }

    @Test
    void theTimelineOfTheStrategyHasNineEntriesInDateOrder() throws Exception {
        Run run = run("query", "timeline-of-a-strategy", "strategy=csa-2020", "--format", "csv");
        assertThat(run.err()).isEmpty();
        List<String> dates = new ArrayList<>();
        Matcher date = Pattern.compile("(?m)^(\\d{4}-\\d\\d-\\d\\d),").matcher(run.out());
        while (date.find()) {
            dates.add(date.group(1));
        }
        assertThat(dates).hasSize(9).isSorted().startsWith("2011-12-13").endsWith("2021-07-06");
    }

    @Test
    void unknownAndMalformedParametersAreRefused() throws Exception {
        assertThat(run("query", "timeline-of-a-strategy", "strategy=csa-2020", "form=2020-01-01").err()).contains("Unknown parameter 'form'", "Known parameters: strategy");
        assertThat(run("query", "timeline-of-a-strategy", "strategy=nonsense").err()).contains("names nothing here");
        assertThat(run("query", "timeline-of-a-strategy").err()).contains("Missing parameter 'strategy'");
        assertThat(run("query", "timeline-of-a-strategy", "strategy").err()).contains("is not PARAM=VALUE");
    }

    @Test
    void portInUseIsOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Run run = run("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err().lines()).singleElement().asString().contains("cannot listen on localhost:" + taken.getLocalPort(), "--port 0");
        }
    }

    @Test
    void serveOnAnyPortPrintsAddressesThatAnswerAndStopsOnATermSignal() throws Exception {
        Process process = start(Map.of("POLICYGRAPH_PORT", "0"));
        try {
            List<String> addresses = new ArrayList<>();
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null && !line.startsWith("Stop with"); line = out.readLine()) {
                Matcher address = Pattern.compile("http://\\S+").matcher(line);
                if (address.find()) {
                    addresses.add(address.group());
                }
            }
            assertThat(addresses).hasSize(5);
            for (String address : addresses) {
                HttpResponse<String> response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).as(address).isEqualTo(200);
            }
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    private Path homeWithQuery(String name, String text) throws IOException {
        Files.createSymbolicLink(folder.resolve("ontology"), Project.HOME.resolve("ontology").toAbsolutePath());
        Files.createSymbolicLink(folder.resolve("data"), Project.HOME.resolve("data").toAbsolutePath());
        Files.writeString(Files.createDirectories(folder.resolve("queries")).resolve(name), text);
        return folder;
    }

    private static Run run(String... arguments) throws Exception {
        Process process = start(Map.of(), arguments);
        process.getOutputStream().close();
        var err = java.util.concurrent.CompletableFuture.supplyAsync(() -> process.errorReader().lines().collect(java.util.stream.Collectors.joining("\n")));
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err.get());
    }

    private static Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
                "-Dpolicygraph.home=" + Project.HOME, "-cp", System.getProperty("java.class.path"), "eu.policygraph.App"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
