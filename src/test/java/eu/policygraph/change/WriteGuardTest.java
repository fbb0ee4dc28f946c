package eu.policygraph.change;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;

/** The guard looks only at what a change can touch, and says what looking at everything would say. */
class WriteGuardTest {

    private static final int ROUNDS = Integer.getInteger("guard.rounds", 20);
    private static final long SEED = Long.getLong("guard.seed", 20_261_122);
    private static final QueryRunner RUNNER = new QueryRunner(new Limits(Duration.ofSeconds(60), 1_000_000));
    private static final SnapshotBuilder BUILDER = new SnapshotBuilder(Project.CLOCK);

    private final WriteGuard guard = new WriteGuard(Project.checks(), RUNNER);

    @Test
    void everyCheckButThoseWithoutBoundCanBeRunOnAPart() {
        assertThat(Project.checks().errors()).hasSizeGreaterThan(20);
        assertThat(guard.comparableChecks()).isEqualTo(Project.checks().errors().size());
    }

    @Test
    void itSaysOfRandomChangesWhatLookingAtEverythingSays() throws Exception {
        Random random = new Random(SEED);
        Snapshot before = Project.snapshot();
        int refused = 0;
        Set<Node> components = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Delta delta = change(before, random);
            Snapshot after = BUILDER.apply(before, delta);
            Set<Breach> quick = guard.breaches(before, after, delta);
            Set<Breach> whole = everything(before, after, delta);
            assertThat(quick).as("round %d: +%s -%s", round, delta.addedQuads(), delta.removedQuads()).containsExactlyInAnyOrderElementsOf(whole);
            quick.forEach(breach -> components.add(breach.component()));
            refused += quick.isEmpty() ? 0 : 1;
            // Broken data are kept now and then, so that changes of broken data are tried too.
            before = quick.isEmpty() || random.nextInt(3) == 0 ? after : before;
        }
        assertThat(refused).isBetween(ROUNDS / 5, ROUNDS);
        assertThat(components).hasSizeGreaterThan(5);
    }

    private Set<Breach> everything(Snapshot before, Snapshot after, Delta delta) throws Exception {
        Set<Breach> breaches = new HashSet<>(guard.shapes(after).addedAnywhere(new AssertedUnion(before), new AssertedUnion(after)));
        for (var check : Project.checks().errors()) {
            breaches.addAll(new CheckGuard(check).addedAnywhere(before, after, RUNNER));
        }
        breaches.addAll(WriteGuard.undescribed(before, after, after.asserted().keySet()));
        return breaches;
    }

    /** A few statements taken out, and a few put in that are like others: another value, another subject, another graph. */
    private static Delta change(Snapshot snapshot, Random random) {
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        List<Node> graphs = snapshot.asserted().keySet().stream().toList();
        int size = 1 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
            Quad one = any(snapshot, graphs, random);
            Quad other = any(snapshot, graphs, random);
            switch (random.nextInt(9)) {
                case 0, 1 -> removed.add(one);
                case 2 -> added.add(Quad.create(one.getGraph(), one.getSubject(), other.getPredicate(), other.getObject()));
                case 3 -> added.add(Quad.create(one.getGraph(), one.getSubject(), one.getPredicate(), other.getObject()));
                case 4 -> {
                    removed.add(one);
                    added.add(Quad.create(one.getGraph(), one.getSubject(), one.getPredicate(), like(snapshot, one.getPredicate(), random)));
                }
                case 5 -> added.add(Quad.create(one.getGraph(), one.getSubject(), one.getPredicate(), like(snapshot, one.getPredicate(), random)));
                case 6 -> snapshot.dataset().find(one.getGraph(), one.getSubject(), Node.ANY, Node.ANY).forEachRemaining(removed::add);
                case 7 -> added.add(Quad.create(other.getGraph(), one.getSubject(), one.getPredicate(), one.getObject()));
                default -> added.add(Quad.create(NodeFactory.createURI(Namespaces.SOURCE + "new-" + random.nextInt(3)), one.getSubject(), one.getPredicate(), one.getObject()));
            }
        }
        added.removeIf(quad -> quad.getSubject().isLiteral() || quad.getSubject().isBlank() || quad.getObject().isBlank());
        return Delta.effective(snapshot.asserted(), added, removed);
    }

    private static Quad any(Snapshot snapshot, List<Node> graphs, Random random) {
        Node name = graphs.get(random.nextInt(graphs.size()));
        Graph graph = snapshot.asserted().get(name);
        Triple triple = graph.stream().skip(random.nextInt(graph.size())).findFirst().orElseThrow();
        return Quad.create(name, triple);
    }

    private static Node like(Snapshot snapshot, Node predicate, Random random) {
        List<Triple> uses = snapshot.union().stream(Node.ANY, predicate, Node.ANY).limit(200).toList();
        return uses.get(random.nextInt(uses.size())).getObject();
    }
}
