package eu.policygraph.graph;

import eu.policygraph.graph.Layers.Derivation;
import eu.policygraph.index.IdGraph;
import eu.policygraph.index.Terms;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.sparql.graph.GraphZero;

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
     * The snapshot after a change: the same as one built from the changed data, at a cost of the size of the change and of
     * what follows from it. The first one stays as it is; the two share what did not change.
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
        Succession succession = new Succession(before.schema(), before.layers());
        Layers next = succession.after(delta);
        return before.next(next, succession.subjects(), clock.instant());
    }

    /** Told of each step of a build. */
    interface Steps {
        void done(String step, String result);
    }

    /** One build from nothing; first holds what is stated, then is finished with what follows from it. */
    final class Build {

        private final Schema schema;
        private final SortedMap<Node, Graph> graphs = new TreeMap<>(Snapshot.BY_IRI);
        private Graph stated = new GraphMemFast();

        Build(Schema schema, Map<Node, Graph> asserted) {
            this.schema = schema;
            asserted.forEach((name, graph) -> {
                if (!schema.reserves(name) && !graph.isEmpty()) {
                    graphs.put(name, graph);
                }
            });
            graphs.putAll(schema.ontologies());
            schema.programGraphs().forEach((name, program) -> graphs.put(name, copy(program.statements())));
            graphs.put(SnapshotLoader.INFERRED, GraphZero.instance());
            graphs.put(SnapshotLoader.DERIVED, GraphZero.instance());
            graphs.values().forEach(g -> g.find().forEachRemaining(stated::add));
            SourceDescriptions.complete(schema, graphs, stated);
        }

        /** The graphs so far; what is inferred and derived is still empty. */
        SortedMap<Node, Graph> graphs() {
            return graphs;
        }

        /** What they state. */
        Graph union() {
            return stated;
        }

        Snapshot finish(Steps steps) {
            PartDigests digests = schema.digests().with(Succession.versioned(graphs));
            Inference inference = new Inference(schema.axioms());
            Terms terms = new Terms();
            IdGraph inferred = IdGraph.of(terms, inference.of(stated));
            inferred.find().forEachRemaining(stated::add);
            IdGraph facts = IdGraph.of(terms, stated);
            stated = facts;
            graphs.put(SnapshotLoader.INFERRED, inferred);
            graphs.replaceAll((name, graph) -> IdGraph.of(terms, graph));
            GraphTable table = GraphTable.of(terms, graphs);
            steps.done("infer", "%,d statements".formatted(inferred.size()));

            List<Derivation> derivations = new ArrayList<>();
            for (Rules.Rule rule : schema.rules().inOrder()) {
                Graph seen = Layers.seen(facts, derivations);
                IdGraph all = IdGraph.of(terms, rule.derive(table, seen));
                Graph own = new GraphMemFast();
                all.find().filterDrop(seen::contains).forEachRemaining(own::add);
                derivations.add(new Derivation(all, own.size() == all.size() ? all : IdGraph.of(terms, own)));
            }
            Graph derived = Layers.derived(derivations);
            steps.done("derive", "%,d statements by %,d rules".formatted(derived.size(), derivations.size()));

            IdGraph entailed = IdGraph.of(terms, inference.of(Layers.seen(facts, derivations), derived));
            IdGraph conclusions = IdGraph.of(terms, new DisjointGraphs(derived, entailed));
            graphs.put(SnapshotLoader.INFERRED, new DisjointGraphs(inferred, entailed));
            graphs.put(SnapshotLoader.DERIVED, derived);
            Layers layers = new Layers(GraphTable.of(terms, graphs), facts, inferred, derivations, entailed, conclusions, digests);
            Snapshot snapshot = new Snapshot(schema, layers, clock.instant());
            steps.done("freeze", "version " + snapshot.shortVersion());
            return snapshot;
        }

        private static Graph copy(Graph graph) {
            Graph copy = new GraphMemFast();
            graph.find().forEachRemaining(copy::add);
            return copy;
        }
    }
}
