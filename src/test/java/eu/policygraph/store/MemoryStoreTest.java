package eu.policygraph.store;

import static eu.policygraph.store.Statements.ANN;
import static eu.policygraph.store.Statements.add;
import static eu.policygraph.store.Statements.holds;
import static eu.policygraph.store.Statements.remove;
import static eu.policygraph.store.Statements.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

    private static final Quad ONE = statement("one");

    private Snapshot first;
    private MemoryStore store;

    @BeforeEach
    void givenAStoreWithASmallDataSet() throws Exception {
        first = Project.load(Path.of("src/test/resources/graphs/policy.trig"));
        store = new MemoryStore(Statements.BUILDER, Project.CLOCK, first);
    }

    @Test
    void whatIsWrittenIsWhatReadersSeeAndTheOldSnapshotStaysAsItWas() throws Exception {
        Commit commit = store.write(ANN, add(ONE), Guard.NONE);
        assertThat(commit.sequence()).isEqualTo(1);
        assertThat(store.get()).isSameAs(commit.snapshot());
        assertThat(holds(store.get(), ONE)).isTrue();
        assertThat(holds(first, ONE)).isFalse();
        assertThat(store.get().version()).isNotEqualTo(first.version());
    }

    @Test
    void addingAndRemovingComesBackToTheSameVersion() throws Exception {
        store.write(ANN, add(ONE), Guard.NONE);
        store.write(ANN, remove(ONE), Guard.NONE);
        assertThat(store.get().version()).isEqualTo(first.version());
    }

    @Test
    void aRefusedChangeLeavesEverythingAsItWas() {
        assertThatThrownBy(() -> store.write(ANN, add(ONE), (before, after, delta) -> {
            assertThat(holds(after, ONE)).isTrue();
            throw new ChangeRefusedException("not this one");
        })).isInstanceOf(ChangeRefusedException.class).hasMessage("not this one");
        assertThat(store.get()).isSameAs(first);
        assertThat(store.status().sequence()).isZero();
    }

    @Test
    void aRehearsalGoesAsFarAsTheGuardAndChangesNothing() throws Exception {
        List<Delta> asked = new ArrayList<>();
        store.onPublish(next -> asked.add(null));
        store.rehearse((before, after, delta) -> {
            assertThat(after.version()).isNotEqualTo(before.version());
            asked.add(delta);
            throw new ChangeRefusedException("which nobody hears of");
        });
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().additions()).isPositive();
        assertThat(asked.getFirst().removals()).isPositive();
        assertThat(store.get()).isSameAs(first);
        assertThat(store.status().sequence()).isZero();
        store.write(ANN, add(ONE), Guard.NONE);
        assertThat(store.writes().count(WriteRecord.Outcome.KEPT)).isEqualTo(1);
        assertThat(store.writes().count(WriteRecord.Outcome.REFUSED)).isZero();
        assertThat(store.writes().time(WriteRecord.Step.BUILD)).isPositive();
    }

    @Test
    void aChangeThatChangesNothingIsNoCommit() throws Exception {
        store.write(ANN, add(ONE), Guard.NONE);
        Snapshot before = store.get();
        Commit again = store.write(ANN, add(ONE), (b, a, d) -> { throw new ChangeRefusedException("never asked"); });
        assertThat(again.delta().isEmpty()).isTrue();
        assertThat(again.sequence()).isEqualTo(1);
        assertThat(store.get()).isSameAs(before);
    }

    @Test
    void listenersSeeTheSnapshotBeforeReadersAndAFailingOneStopsNothing() throws Exception {
        List<String> seen = new ArrayList<>();
        store.onPublish(s -> { throw new IllegalStateException("as a broken listener does"); });
        store.onPublish(s -> seen.add(store.get().version() + " " + s.version()));
        store.write(ANN, add(ONE), Guard.NONE);
        assertThat(seen).containsExactly(first.version() + " " + store.get().version());
    }

    @Test
    void writersTakeTurnsAndNoneIsLost() throws Exception {
        int writers = 4;
        int each = 5;
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String name = "w" + w;
                tasks.add(() -> {
                    for (int i = 0; i < each; i++) {
                        store.write(ANN, add(statement(name + "-" + i)), Guard.NONE);
                    }
                    return null;
                });
            }
            for (Future<Void> done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
        assertThat(store.status().sequence()).isEqualTo(writers * each);
        assertThat(store.get().asserted().get(Statements.GRAPH).size()).isEqualTo(writers * each);
    }

    @Test
    void aClosedStoreAnswersReadersAndRefusesWriters() {
        store.close();
        assertThatThrownBy(() -> store.write(ANN, add(ONE), Guard.NONE)).isInstanceOfSatisfying(StoreUnavailableException.class,
                e -> assertThat(e.reason()).isEqualTo(StoreUnavailableException.Reason.CLOSED));
        assertThat(store.get()).isSameAs(first);
    }
}
