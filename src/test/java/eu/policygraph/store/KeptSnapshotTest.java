package eu.policygraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Schema;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that starts from the file of its snapshot is as one that starts from its journal. */
class KeptSnapshotTest {

    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    @TempDir
    private Path folder;

    private Schema schema;
    private String version;

    @BeforeEach
    void givenAStoreWithAChange() throws Exception {
        schema = Schema.read(Project.HOME.resolve("ontology"), List.of());
        try (DurableStore store = open(Optional.of(KEY))) {
            store.write(Statements.ANN, Statements.addAll("first", 50), Guard.NONE);
            version = store.get().version();
        }
        assertThat(file()).exists();
    }

    @Test
    void theNextStartReadsTheFile() throws Exception {
        assertThat(version()).isEqualTo(version);
        SnapshotFile written = new SnapshotFile(file());
        SnapshotFile.Contents contents = written.read(KEY, Project.CLOCK).orElseThrow();
        Snapshot marked = Statements.BUILDER.build(schema, Map.of());
        written.write(KEY, new SnapshotFile.Contents(marked, contents.notes(), contents.graphs()));
        assertThat(version()).as("it is the file that is read").isEqualTo(marked.version());
    }

    @Test
    void changesAfterItComeFromTheJournal() throws Exception {
        Path before = Files.copy(file(), folder.resolve("before"));
        String after;
        try (DurableStore store = open(Optional.of(KEY))) {
            store.write(Statements.ANN, Statements.addAll("second", 20), Guard.NONE);
            store.write(Statements.ANN, Statements.remove(Statements.statement("first-1"), Statements.statement("second-1")), Guard.NONE);
            store.write(Statements.ANN, Statements.add(Statements.statement("second-1")), Guard.NONE);
            after = store.get().version();
        }
        Files.move(before, file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(version()).isEqualTo(after);
        try (DurableStore store = open(Optional.empty())) {
            assertThat(store.get().version()).as("without the file").isEqualTo(after);
            assertThat(store.status().sequence()).isEqualTo(4);
        }
    }

    @Test
    void aFileThatDoesNotFitIsPassedOver() throws Exception {
        byte[] whole = Files.readAllBytes(file());
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(file(), damaged);
        assertThat(version()).isEqualTo(version);

        try (DurableStore other = DurableStore.open(folder.resolve("other"), schema, Optional.of(KEY), Statements.BUILDER, Project.CLOCK)) {
            other.write(Statements.ANN, Statements.addAll("other", 9), Guard.NONE);
        }
        Files.copy(folder.resolve("other/snapshot"), file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(version()).as("of another journal").isEqualTo(version);

        try (DurableStore store = open(Optional.of(OTHER))) {
            assertThat(store.get().version()).as("under another schema").isEqualTo(version);
        }
    }

    private String version() throws Exception {
        try (DurableStore store = open(Optional.of(KEY))) {
            return store.get().version();
        }
    }

    private DurableStore open(Optional<String> key) throws Exception {
        return DurableStore.open(folder.resolve("store"), schema, key, Statements.BUILDER, Project.CLOCK);
    }

    private Path file() {
        return folder.resolve("store/snapshot");
    }
}
