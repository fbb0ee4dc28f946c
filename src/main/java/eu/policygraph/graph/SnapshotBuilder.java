package eu.policygraph.graph;

import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.mem.GraphMemFast;

/**
 * Makes snapshots from data that is known to be valid: completes, infers, derives, freezes. What is wrong in data is the
 * matter of {@link SnapshotLoader} and of whoever lets a change in.
 */
public final class SnapshotBuilder {

    private final Clock clock;

    public SnapshotBuilder(Clock clock) {
        this.clock = clock;
    }

    /**
     * The snapshot of these data under a schema.
     *
     * @param asserted graphs by name, not changed from here on; those that the schema reserves are left out
     */
    public Snapshot build(Schema schema, Map<Node, Graph> asserted) {
        return new Build(schema, asserted).finish((step, result) -> {});
    }

    /**
     * The snapshot after a change: the same as one built from the changed data.
     *
     * @throws IllegalArgumentException when the delta names a graph that the schema reserves, adds what is there, or removes
     *     what is not
     */
    public Snapshot apply(Snapshot before, Delta delta) {
        if (delta.isEmpty()) {
            return before;
        }
        delta.graphs().stream().filter(before.schema()::reserves).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("the graph <" + name + "> is made by the program and takes no change");
        });
        if (!delta.fits(before.asserted())) {
            throw new IllegalArgumentException("the delta adds what is there or removes what is not");
        }
        return build(before.schema(), changed(before.asserted(), delta));
    }

    private static Map<Node, Graph> changed(Map<Node, Graph> asserted, Delta delta) {
        Map<Node, Graph> changed = new TreeMap<>(Snapshot.BY_IRI);
        changed.putAll(asserted);
        delta.graphs().forEach(name -> changed.put(name, asserted.containsKey(name) ? copy(asserted.get(name)) : new GraphMemFast()));
        delta.removed().forEach((name, graph) -> graph.find().forEachRemaining(changed.get(name)::delete));
        delta.added().forEach((name, graph) -> graph.find().forEachRemaining(changed.get(name)::add));
        changed.values().removeIf(Graph::isEmpty);
        return changed;
    }

    static Graph copy(Graph graph) {
        Graph copy = new GraphMemFast();
        graph.find().forEachRemaining(copy::add);
        return copy;
    }

    /** Told of each step of a build. */
    interface Steps {
        void done(String step, String result);
    }

    /** One build from nothing; first holds what is stated, then is finished with what follows from it. */
    final class Build {

        private final Schema schema;
        private final SortedMap<Node, Graph> graphs = new TreeMap<>(Snapshot.BY_IRI);
        private final Graph union = new GraphMemFast();

        Build(Schema schema, Map<Node, Graph> asserted) {
            this.schema = schema;
            asserted.forEach((name, graph) -> {
                if (!schema.reserves(name)) {
                    graphs.put(name, graph);
                }
            });
            graphs.putAll(schema.ontologies());
            schema.programGraphs().forEach((name, program) -> graphs.put(name, copy(program.statements())));
            graphs.put(SnapshotLoader.INFERRED, new GraphMemFast());
            graphs.put(SnapshotLoader.DERIVED, new GraphMemFast());
            graphs.values().forEach(g -> g.find().forEachRemaining(union::add));
            schema.programGraphs().values().forEach(program -> SourceDescriptions.complete(program, graphs, union));
            SourceDescriptions.complete(graphs, union);
        }

        /** The graphs so far; what is inferred and derived is still empty. */
        SortedMap<Node, Graph> graphs() {
            return graphs;
        }

        /** Their statements. */
        Graph union() {
            return union;
        }

        Snapshot finish(Steps steps) {
            Inference inference = new Inference(schema.axioms(), union);
            graphs.put(SnapshotLoader.INFERRED, inference.of(union));
            steps.done("infer", "%,d statements".formatted(graphs.get(SnapshotLoader.INFERRED).size()));

            Graph derived = schema.rules().derive(graphs, union);
            graphs.put(SnapshotLoader.DERIVED, derived);
            inference.of(derived);
            steps.done("derive", "%,d statements by %,d rules".formatted(derived.size(), schema.rules().count()));

            String version = CanonicalQuads.sha256(CanonicalQuads.lines(graphs));
            Snapshot snapshot = new Snapshot(schema, graphs, union, version, clock.instant());
            steps.done("freeze", "version " + snapshot.shortVersion());
            return snapshot;
        }
    }
}
