package eu.policygraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    @TempDir
    private Path folder;
    private JournalReader journal;

    @BeforeEach
    void givenAJournalOfTwoChanges() throws Exception {
        try (DurableStore store = DurableStore.open(folder.resolve("store"), Schema.read(Project.HOME.resolve("ontology"), List.of()), Statements.BUILDER, Project.CLOCK)) {
            store.write(Statements.ANN, Statements.add(Statements.statement("one")), Guard.NONE);
            store.write(Statements.ANN, Statements.addAll("many", 2_500), Guard.NONE);
        }
        journal = new JournalReader(folder.resolve("store/journal"));
    }

    @Test
    void aCheckpointThatIsToldToStopLeavesNothingAndNoFault() throws Exception {
        try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("checkpoint"))) {
            assertThat(checkpoint.advance(journal, 2, () -> true)).isFalse();
            assertThat(checkpoint.position()).isEqualTo(Checkpoint.Position.START);
            assertThat(checkpoint.advance(journal, 2, () -> false)).isTrue();
            assertThat(checkpoint.position().sequence()).isEqualTo(2);
        }
    }

    @Test
    void whyACheckpointFailedIsTold() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("store/journal"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("checkpoint"))) {
            assertThatThrownBy(() -> checkpoint.advance(journal, 2, () -> false)).isInstanceOf(StoreException.class).hasMessageContaining("a file of it is missing");
            assertThat(checkpoint.position()).isEqualTo(Checkpoint.Position.START);
        }
    }
}
