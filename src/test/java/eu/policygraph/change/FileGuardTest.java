package eu.policygraph.change;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.store.ChangeRefusedException;
import eu.policygraph.store.Guard;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;

/** What comes as files is held to the quality checks too, as far as a change can be looked at. */
class FileGuardTest {

    private static final Node GRAPH = Project.snapshot().asserted().keySet().stream().min(Comparator.comparing(Node::toString)).orElseThrow();
    private static final Quad AMENDS_ITSELF = Quad.create(GRAPH, act(), NodeFactory.createURI("http://data.europa.eu/eli/ontology#amends"), act());

    private final Guard guard = new FileGuard(Project.checks(), new QueryRunner(new Limits(Duration.ofSeconds(60), 100_000)));

    @Test
    void aSmallChangeThatBreaksACheckIsRefusedThoughTheShapesLetItPass() {
        assertThatThrownBy(() -> examine(List.of(AMENDS_ITSELF))).isInstanceOf(ChangeRefusedException.class).hasMessageContaining("act");
    }

    @Test
    void aChangeThatIsTooLargeForTheChecksIsHeldToTheShapesAlone() {
        List<Quad> many = Stream.concat(Stream.of(AMENDS_ITSELF), IntStream.range(0, FileGuard.MOST).mapToObj(i ->
                Quad.create(GRAPH, act(), NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#note"), NodeFactory.createLiteralLang("note " + i, "en")))).toList();
        assertThatCode(() -> examine(many)).doesNotThrowAnyException();
    }

    private void examine(List<Quad> added) throws ChangeRefusedException {
        Snapshot before = Project.snapshot();
        Delta delta = Delta.effective(before.asserted(), added, List.of());
        guard.examine(before, new SnapshotBuilder(Project.CLOCK).apply(before, delta), delta);
    }

    private static Node act() {
        return NodeFactory.createURI(Namespaces.THING + "act/directive-2011-93");
    }
}
