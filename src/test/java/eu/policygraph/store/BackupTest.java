package eu.policygraph.store;

import static eu.policygraph.store.Statements.ANN;
import static eu.policygraph.store.Statements.add;
import static eu.policygraph.store.Statements.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.Schema;
import eu.policygraph.graph.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static Snapshot small;
    private static Schema schema;

    @TempDir
    private Path folder;

    @BeforeAll
    static void givenASmallDataSet() throws Exception {
        small = Project.load(Path.of("src/test/resources/graphs/policy.trig"));
        schema = Schema.read(Project.HOME.resolve("ontology"), List.of());
    }

    @Test
    void aRestoreBringsBackTheSameVersionAndIsAChangeLikeOthers() throws Exception {
        MemoryStore first = new MemoryStore(Statements.BUILDER, Project.CLOCK, small);
        Quad blank = Quad.create(Statements.GRAPH, NodeFactory.createBlankNode("f1b2"), RDFS.comment.asNode(), NodeFactory.createLiteralLang("1.50 \"é\"", "fr"));
        first.write(ANN, add(statement("one"), blank), Guard.NONE);
        byte[] file = written(Backup.of(first.get(), Project.CLOCK.instant()));
        try (DurableStore other = DurableStore.open(folder.resolve("store"), schema, Statements.BUILDER, Project.CLOCK)) {
            other.write(ANN, add(statement("to-be-replaced")), Guard.NONE);
            Commit commit = other.write(ANN, Backup.read(new ByteArrayInputStream(file)).replacing(), new Validity());
            assertThat(commit.sequence()).isEqualTo(2);
            assertThat(other.get().version()).isEqualTo(first.get().version());
        }
        Backup again = Backup.of(folder.resolve("store"), Project.CLOCK.instant());
        assertThat(again.version()).isEqualTo(first.get().version());
        assertThat(Backup.read(new ByteArrayInputStream(written(again))).data()).isEqualTo(again.data());
    }

    @Test
    void aBackupIsNQuadsForEverybody() throws Exception {
        Path file = Files.write(folder.resolve("backup.nq.gz"), written(Backup.of(small, Project.CLOCK.instant())));
        DatasetGraph read = RDFParser.source(file.toString()).toDatasetGraph();
        assertThat(read.stream().count()).isEqualTo(small.asserted().values().stream().mapToLong(g -> g.size()).sum());
    }

    @Test
    void aDamagedCutOffOrForeignFileIsRefused() throws Exception {
        byte[] whole = written(Backup.of(small, Project.CLOCK.instant()));
        for (int part : List.of(0, 5, whole.length / 2, whole.length * 9 / 10)) {
            assertThatThrownBy(() -> Backup.read(new ByteArrayInputStream(Arrays.copyOf(whole, part)))).as("%d bytes", part).isInstanceOf(StoreException.class);
        }
        Backup wrong = Backup.of(small, Project.CLOCK.instant());
        Backup other = new Backup(wrong.version(), wrong.made(), "0".repeat(64), wrong.statements(), wrong.graphs());
        byte[] altered = written(other);
        assertThatThrownBy(() -> Backup.read(new ByteArrayInputStream(altered))).isInstanceOf(StoreException.class).hasMessageContaining("damaged");
        assertThatThrownBy(() -> Backup.read(new ByteArrayInputStream("no backup".getBytes()))).isInstanceOf(StoreException.class).hasMessageContaining("use another one");
    }

    @Test
    void restoreAndCompactionAreAskedOfTheProcessThatHasTheStore() throws Exception {
        Path place = folder.resolve("store");
        Path file = Files.write(folder.resolve("backup.nq.gz"), written(Backup.of(small, Project.CLOCK.instant())));
        try (DurableStore served = DurableStore.open(place, schema, Statements.BUILDER, Project.CLOCK)) {
            served.takeRequests(new Validity());
            StoreTools.Opener opener = () -> DurableStore.open(place, schema, Statements.BUILDER, Project.CLOCK);
            StoreTools.restore(place, file, ANN, Guard.NONE, opener);
            assertThat(served.get().version()).isEqualTo(small.version());
            StoreTools.compact(place, opener);
            assertThat(served.status().compactedAt()).isPresent();
            assertThat(Backup.of(place, Project.CLOCK.instant()).version()).isEqualTo(small.version());
        }
    }

    private static byte[] written(Backup backup) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        backup.write(out);
        return out.toByteArray();
    }
}
