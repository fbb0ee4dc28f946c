package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

/** What a delta is, and what is refused as one. */
class DeltaTest {

    private static final Quad ONE = quad("(<urn:g> <urn:s> <urn:p> 1)");
    private static final Quad TWO = quad("(<urn:g> <urn:s> <urn:p> 2)");
    private static final Quad ELSEWHERE = quad("(<urn:h> <urn:s> <urn:p> 1)");

    @Test
    void onlyWhatHasAnEffectIsLeft() {
        Graph graph = new GraphMemFast();
        graph.add(ONE.asTriple());
        Delta delta = Delta.effective(Map.of(ONE.getGraph(), graph), List.of(ONE, TWO, TWO), List.of(TWO, ONE, ELSEWHERE));
        assertThat(delta.addedQuads()).containsExactly(TWO);
        assertThat(delta.removedQuads()).isEmpty();
        assertThat(delta.additions()).isEqualTo(1);
        assertThat(delta.inverse().removedQuads()).containsExactly(TWO);
        assertThat(Delta.effective(Map.of(), List.of(), List.of(ONE)).isEmpty()).isTrue();
    }

    @Test
    void whatIsBothAddedAndRemovedOrStandsInNoGraphIsRefused() {
        assertThatThrownBy(() -> Delta.of(List.of(ONE), List.of(ONE))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("urn:g");
        assertThatThrownBy(() -> Delta.of(List.of(Quad.create(Quad.defaultGraphIRI, ONE.asTriple())), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Delta(Map.of(ONE.getGraph(), new GraphMemFast()), Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(Delta.of(List.of(ONE), List.of(ELSEWHERE)).graphs()).containsExactlyInAnyOrder(ONE.getGraph(), ELSEWHERE.getGraph());
    }

    @Test
    void aDeltaThatDoesNotFitTheSnapshotIsRefused() {
        Snapshot snapshot = Project.snapshot();
        SnapshotBuilder builder = new SnapshotBuilder(Project.CLOCK);
        Node name = snapshot.asserted().keySet().iterator().next();
        Quad known = Quad.create(name, snapshot.asserted().get(name).find().next());
        assertThatThrownBy(() -> builder.apply(snapshot, Delta.of(List.of(known), List.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.apply(snapshot, Delta.of(List.of(), List.of(ONE)))).isInstanceOf(IllegalArgumentException.class);
        Delta inferred = Delta.of(List.of(Quad.create(SnapshotLoader.INFERRED, ONE.asTriple())), List.of());
        assertThatThrownBy(() -> builder.apply(snapshot, inferred)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("graph/inferred");
        assertThat(builder.apply(snapshot, Delta.NONE)).isSameAs(snapshot);
    }

    @Test
    void aChangeMakesAnotherVersionAndItsInverseTheFirstAgain() {
        Snapshot snapshot = Project.snapshot();
        SnapshotBuilder builder = new SnapshotBuilder(Project.CLOCK);
        Delta delta = Delta.of(List.of(ONE, ELSEWHERE), List.of());
        Snapshot after = builder.apply(snapshot, delta);
        assertThat(after.statements()).isGreaterThan(snapshot.statements());
        assertThat(after.asserted()).containsKeys(ONE.getGraph(), ELSEWHERE.getGraph());
        assertThat(after.version()).isNotEqualTo(snapshot.version());
        assertThat(snapshot.asserted()).doesNotContainKey(ONE.getGraph());
        Snapshot back = builder.apply(after, delta.inverse());
        assertThat(back.version()).isEqualTo(snapshot.version());
        assertThat(back.asserted()).doesNotContainKey(ONE.getGraph());
    }

    private static Quad quad(String text) {
        return SSE.parseQuad(text);
    }
}
