package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation promises: its addresses answer, its links lead to files, every problem has its help. */
class ReadmeAddressesTest {

    @Test
    void everyAddressOfTheReadmeAnswers() throws Exception {
        List<String> paths = matches(Project.HOME.resolve("README.md"), "http://localhost:3030(/[^>\\s)`]*)");
        assertThat(paths).hasSizeGreaterThanOrEqualTo(5);
        try (RunningServer server = RunningServer.start()) {
            for (String path : paths) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void everyRelativeLinkOfTheDocsLeadsToAFile() throws Exception {
        List<Path> docs;
        try (Stream<Path> walk = Files.walk(Project.HOME.resolve("docs"))) {
            docs = Stream.concat(walk.filter(f -> f.toString().endsWith(".md")), Stream.of("README.md", "CONTRIBUTING.md").map(Project.HOME::resolve)).toList();
        }
        int links = 0;
        for (Path doc : docs) {
            for (String link : matches(doc, "\\]\\((?!https?:|#)([^)#\\s]+)")) {
                assertThat(doc.resolveSibling(link)).as("%s in %s", link, doc).exists();
                links++;
            }
        }
        assertThat(links).isGreaterThan(8);
    }

    @Test
    void everyKindOfProblemHasItsHelp() throws Exception {
        Pattern ids = Pattern.compile("Problem\\s*\\.(?:of|badRequest|notFound)\\(\\s*\"([a-z-]+)\"");
        List<String> used;
        try (Stream<Path> walk = Files.walk(Project.HOME.resolve("src/main/java"))) {
            used = walk.filter(f -> f.toString().endsWith(".java")).flatMap(f -> read(f).transform(text -> ids.matcher(text).results().map(m -> m.group(1)))).distinct().sorted().toList();
        }
        assertThat(used).hasSizeGreaterThan(12);
        try (RunningServer server = RunningServer.start()) {
            String help = server.get("/help").body();
            assertThat(used).allSatisfy(id -> assertThat(help).contains("id=\"" + id + "\""));
        }
    }

    private static List<String> matches(Path file, String regex) {
        return Pattern.compile(regex).matcher(read(file)).results().map((MatchResult m) -> m.group(1)).distinct().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
