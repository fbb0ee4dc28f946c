package eu.policygraph.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files, some of them packed, some of them faulty. */
class ImportRunTest {

    private static final Path NOTICES = Project.HOME.resolve("src/test/resources/join/notices");

    @TempDir
    private Path folder;

    @Test
    void packedFilesAreReadAndFaultyOnesAreNamedAndSkipped() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.rdf.gz")))) {
            Files.copy(NOTICES.resolve("1985_4711.rdf"), out);
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("b.zip")))) {
            zip.putNextEntry(new ZipEntry("in/2022_155.rdf"));
            Files.copy(NOTICES.resolve("2022_155.rdf"), zip);
        }
        Files.writeString(folder.resolve("c.rdf"), "<html>not found</html>");
        Files.writeString(folder.resolve("d.rdf.gz"), "not packed");
        Files.copy(NOTICES.resolve("2022_155.rdf"), folder.resolve("e.rdf"));
        Path file = folder.resolve("out/all.trig");

        ImportResult result = run(file, true);

        assertThat(result.imported()).isEqualTo(2);
        assertThat(result.repeated()).containsExactly(folder.resolve("e.rdf").toString());
        assertThat(result.faults()).hasSize(2).anySatisfy(f -> assertThat(f).contains("c.rdf", "page of HTML")).anySatisfy(f -> assertThat(f).contains("d.rdf.gz", "cannot be unpacked"));
        DatasetGraph written = RDFDataMgr.loadDatasetGraph(file.toString());
        assertThat(written.size()).isEqualTo(4);
        assertThat(written.getGraph(NodeFactory.createURI("https://w3id.org/eu-policy-graph/source/cellar-procedure-1985-4711-cns-raw")).find().toList())
                .hasSizeGreaterThan(50).allSatisfy(t -> assertThat(t.getSubject().isBlank() || t.getObject().isBlank()).isFalse());
    }

    @Test
    void nothingIsWrittenWhenAPathIsNotThere() {
        Path file = folder.resolve("all.trig");
        assertThatThrownBy(() -> ImportRun.of(new RecordFiles(List.of(folder.resolve("absent"))), 1, f -> null, new TrigFile(file, false), done -> {}))
                .isInstanceOf(ImportException.class).hasMessageContaining("there is no file or folder");
        assertThat(file).doesNotExist();
    }

    private ImportResult run(Path file, boolean raw) throws Exception {
        CellarNotices notices = CellarNotices.read(Project.HOME.resolve("join"), KnownThings.NONE);
        try (TrigFile target = new TrigFile(file, raw)) {
            return ImportRun.of(new RecordFiles(List.of(folder)), 2, notices::graphOf, target, done -> {});
        }
    }
}
