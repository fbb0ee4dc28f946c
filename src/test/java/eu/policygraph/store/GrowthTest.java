package eu.policygraph.store;

import static eu.policygraph.store.Statements.ANN;
import static eu.policygraph.store.Statements.statement;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Schema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much disk small updates leave behind. The long run: {@code mvn verify -Dtest=GrowthTest -Dgrowth.updates=10000}. */
class GrowthTest {

    private static final int UPDATES = Integer.getInteger("growth.updates", 400);

    @TempDir
    private Path folder;

    @Test
    void smallUpdatesLeaveAtMostThreeTimesTheCompactedSize() throws Exception {
        try (DurableStore store = DurableStore.open(folder.resolve("store"), Schema.read(Project.HOME.resolve("ontology"), List.of()), Statements.BUILDER, Project.CLOCK)) {
            store.write(ANN, Backup.of(Project.snapshot(), Project.CLOCK.instant()).replacing(), Guard.NONE);
            store.compact();
            for (int i = 0; i < UPDATES; i++) {
                int number = i;
                store.write(ANN, now -> Delta.effective(now.asserted(), List.of(statement("n" + number)), List.of(statement("n" + (number - 100)))), Guard.NONE);
            }
            long before = Disk.size(folder);
            store.compact();
            long compacted = Disk.size(folder);
            System.out.printf("growth: %,d bytes after %,d updates, %,d compacted%n", before, UPDATES, compacted);
            assertThat(store.status().checkpointSequence()).isEqualTo(UPDATES + 1);
            assertThat(before).isLessThanOrEqualTo(3 * compacted);
        }
    }
}
