package eu.policygraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    @TempDir
    private Path parent;

    @Test
    void writesARelease() throws Exception {
        Path folder = parent.resolve("new").resolve("release");
        assertThat(export(folder)).isZero();
        assertThat(names(folder)).containsExactly("CITATION.cff", "SHA256SUMS", "catalog.ttl", "citation.bib", "citation.ris", "download.json", "eu-policy-graph-csv.zip",
                "eu-policy-graph.jsonld.gz", "eu-policy-graph.nq.gz", "eu-policy-graph.nt.gz", "eu-policy-graph.trig.gz", "eu-policy-graph.ttl.gz", "graphs.sha256", "ontology.zip", "queries.zip", "void.ttl");
        assertThat(folder.resolve("SHA256SUMS")).content().hasLineCount(9).contains("  eu-policy-graph.nq.gz\n");
        assertThat(folder.resolve("CITATION.cff")).content().contains("cff-version: 1.2.0", Project.snapshot().version());
        assertThat(RDFDataMgr.loadModel(folder.resolve("catalog.ttl").toString()).size()).isPositive();
        assertThat(names(folder.getParent())).as("nothing else is left").containsExactly("release");
    }

    @Test
    void aSecondExportGivesTheSameFiles() throws Exception {
        assertThat(export(parent.resolve("a"))).isZero();
        assertThat(export(parent.resolve("b"))).isZero();
        for (String name : names(parent.resolve("a"))) {
            assertThat(parent.resolve("b").resolve(name)).hasSameBinaryContentAs(parent.resolve("a").resolve(name));
        }
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("full"));
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThat(export(folder)).isEqualTo(1);
        assertThat(names(folder)).containsExactly("mine.txt");
    }

    @Test
    void forceReplacesFilesOfTheSameNamesOnly() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("full"));
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Files.writeString(folder.resolve("SHA256SUMS"), "old");
        assertThat(export(folder, "--force")).isZero();
        assertThat(folder.resolve("mine.txt")).hasContent("mine");
        assertThat(folder.resolve("SHA256SUMS")).content().doesNotContain("old");
    }

    @Test
    void badDataWritesNothing() throws Exception {
        Path bad = Files.writeString(parent.resolve("bad.ttl"), "this is not Turtle");
        Path folder = parent.resolve("release");
        assertThat(export(folder, "--data", bad.toString())).isEqualTo(1);
        assertThat(folder).doesNotExist();
        assertThat(names(parent)).containsExactly("bad.ttl");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "x");
        assertThat(export(file)).isEqualTo(1);
        assertThat(PolicyGraph.run("export")).as("no folder named").isEqualTo(2);
    }

    private static int export(Path folder, String... more) {
        return PolicyGraph.run(Stream.concat(Stream.of("export", folder.toString(), "--home", Project.HOME.toString()), Stream.of(more)).toArray(String[]::new));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
