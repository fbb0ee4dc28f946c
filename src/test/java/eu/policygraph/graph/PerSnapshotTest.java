package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

/** What is kept of a snapshot, and how it follows changes. */
class PerSnapshotTest {

    private final Snapshot first = Project.snapshot();
    private final Snapshot second = changed(first, "(<urn:g> <urn:s> <urn:p> 1)");
    private final Snapshot third = changed(second, "(<urn:g> <urn:t> <urn:p> 2)");
    private final AtomicReference<Snapshot> current = new AtomicReference<>(first);
    private final List<String> computed = new ArrayList<>();

    @Test
    void aSnapshotKnowsTheSubjectsThatChangedSinceAnEarlierOne() {
        assertThat(third.changedSince(third)).hasValue(Set.of());
        assertThat(third.changedSince(second).orElseThrow()).contains(node("urn:t")).doesNotContain(node("urn:s"));
        assertThat(third.changedSince(first).orElseThrow()).contains(node("urn:s"), node("urn:t"), node("urn:g"));
        assertThat(first.changedSince(third)).isEmpty();
        assertThat(changed(first, "(<urn:g> <urn:s> <urn:p> 3)").changedSince(second)).as("another branch").isEmpty();
    }

    @Test
    void requestsBeforeAndAfterAChangeDoNotTakeTurns() {
        PerSnapshot<String> kept = new PerSnapshot<>(current::get, this::compute);
        for (int i = 0; i < 3; i++) {
            current.set(first);
            assertThat(kept.get()).isEqualTo(first.version());
            current.set(second);
            assertThat(kept.get()).isEqualTo(second.version());
        }
        assertThat(computed).containsExactly(first.version(), second.version());
    }

    @Test
    void whatIsPreparedIsThereWhenItIsAskedFor() {
        PerSnapshot<String> kept = new PerSnapshot<>(current::get, this::compute, (before, snapshot, changed) -> before + "+" + changed.contains(node("urn:t")));
        kept.prepare(second);
        assertThat(computed).as("nobody has asked yet").isEmpty();
        kept.get();
        kept.prepare(third);
        current.set(third);
        assertThat(kept.get()).isEqualTo(first.version() + "+true");
        assertThat(computed).containsExactly(first.version());
    }

    private String compute(Snapshot snapshot) {
        computed.add(snapshot.version());
        return snapshot.version();
    }

    private static Snapshot changed(Snapshot snapshot, String quad) {
        Quad added = SSE.parseQuad(quad);
        return new SnapshotBuilder(Project.CLOCK).apply(snapshot, Delta.of(List.of(added), List.of()));
    }

    private static Node node(String iri) {
        return NodeFactory.createURI(iri);
    }
}
