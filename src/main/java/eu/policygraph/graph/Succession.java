package eu.policygraph.graph;

import eu.policygraph.graph.Layers.Derivation;
import eu.policygraph.index.IdGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * The way from the layers of one snapshot to those of the next, layer by layer; each takes what changed in the one before.
 * The result is the same as that of a build from nothing, which is what the tests hold it to.
 */
final class Succession {

    private final Schema schema;
    private final Layers before;
    private final Inference inference;

    /** What changed in named graphs that state something. */
    private final Map<Node, GraphChange> changes = new LinkedHashMap<>();

    /** What rules derive now and did not before, and the reverse. */
    private final Set<Triple> derivedAnew = new LinkedHashSet<>();

    private final Set<Node> subjects = new HashSet<>();
    private GraphTable graphs;

    Succession(Schema schema, Layers before) {
        this.schema = schema;
        this.before = before;
        this.graphs = before.graphs();
        this.inference = new Inference(schema.axioms());
    }

    /** The layers after a change that fits. */
    Layers after(Delta delta) {
        delta.graphs().forEach(name -> change(name, new GraphChange(list(delta.added().get(name)), list(delta.removed().get(name)))));
        SourceDescriptions.changes(schema, before.graphs(), graphs, changes).forEach(this::change);

        Set<Triple> touched = new LinkedHashSet<>();
        changes.values().forEach(c -> c.addTo(touched));
        StatedGraph stated = new StatedGraph(graphs);
        GraphChange statedChange = GraphChange.among(touched, new StatedGraph(before.graphs())::contains, stated::contains);

        GraphChange inferredChange = inference.after(before.facts(), before.inferred(), stated, statedChange);
        IdGraph inferred = before.inferred().revise(inferredChange.gained(), inferredChange.lost());
        inferredChange.addTo(touched);
        GraphChange factsChange = GraphChange.among(touched, before.facts()::contains, t -> stated.contains(t) || inferred.contains(t));
        IdGraph facts = before.facts().revise(factsChange.gained(), factsChange.lost());
        GraphTable seen = graphs.with(SnapshotLoader.INFERRED, inferred, new GraphChange(inferredChange.gained(), List.of()))
                .with(SnapshotLoader.DERIVED, GraphZero.instance(), GraphChange.NONE);

        List<Derivation> derivations = derivations(seen, facts, factsChange, touched);
        touched.stream().map(Triple::getSubject).forEach(subjects::add);
        return conclude(facts, factsChange, inferred, inferredChange, derivations);
    }

    /** The subjects of all statements that some graph gained or lost. */
    Set<Node> subjects() {
        return Set.copyOf(subjects);
    }

    /**
     * Runs again the rules that can read a statement that changed.
     *
     * @param touched the statements that changed in the facts or in a graph; grows by what changes in what is derived
     */
    private List<Derivation> derivations(GraphTable seen, IdGraph facts, GraphChange factsChange, Set<Triple> touched) {
        List<Derivation> derivations = new ArrayList<>();
        Set<Triple> moved = new LinkedHashSet<>();
        factsChange.addTo(moved);
        for (Rules.Rule rule : schema.rules().inOrder()) {
            Derivation was = before.derivations().get(derivations.size());
            Graph known = Layers.seen(facts, derivations);
            IdGraph run = rule.inputs().includeAny(touched) ? IdGraph.of(facts.terms(), rule.derive(seen, known)) : was.all();
            Set<Triple> candidates = difference(was.all(), run);
            IdGraph all = candidates.isEmpty() ? was.all() : run;
            moved.stream().filter(was.all()::contains).forEach(candidates::add);
            GraphChange change = GraphChange.among(candidates, was.own()::contains, t -> all.contains(t) && !known.contains(t));
            derivations.add(new Derivation(all, was.own().revise(change.gained(), change.lost())));
            change.addTo(derivedAnew);
            change.addTo(moved);
            change.addTo(touched);
        }
        return derivations;
    }

    private static Set<Triple> difference(Graph before, Graph after) {
        Set<Triple> difference = new LinkedHashSet<>();
        if (before != after) {
            after.find().filterDrop(before::contains).forEachRemaining(difference::add);
            before.find().filterDrop(after::contains).forEachRemaining(difference::add);
        }
        return difference;
    }

    private Layers conclude(IdGraph facts, GraphChange factsChange, IdGraph inferred, GraphChange inferredChange, List<Derivation> derivations) {
        Graph derived = Layers.derived(derivations);
        GraphChange derivedChange = GraphChange.among(derivedAnew, before.graphs().get(SnapshotLoader.DERIVED)::contains, derived::contains);
        Set<Triple> moved = new LinkedHashSet<>(derivedAnew);
        factsChange.addTo(moved);

        Graph base = Layers.seen(facts, derivations);
        Graph baseBefore = Layers.seen(before.facts(), before.derivations());
        GraphChange baseChange = GraphChange.among(moved, baseBefore::contains, base::contains);
        GraphChange entailedChange = inference.after(before.union(), before.entailed(), base, baseChange);
        IdGraph entailed = before.entailed().revise(entailedChange.gained(), entailedChange.lost());

        Set<Triple> touched = new LinkedHashSet<>(derivedAnew);
        entailedChange.addTo(touched);
        touched.stream().map(Triple::getSubject).forEach(subjects::add);
        GraphChange concluded = GraphChange.among(touched, before.conclusions()::contains, t -> derived.contains(t) || entailed.contains(t));
        IdGraph conclusions = before.conclusions().revise(concluded.gained(), concluded.lost());

        Set<Triple> inInferred = new LinkedHashSet<>();
        inferredChange.addTo(inInferred);
        entailedChange.addTo(inInferred);
        Graph allInferred = new DisjointGraphs(inferred, entailed);
        GraphChange allInferredChange = GraphChange.among(inInferred, before.graphs().get(SnapshotLoader.INFERRED)::contains, allInferred::contains);
        GraphTable table = graphs.with(SnapshotLoader.INFERRED, allInferred, allInferredChange).with(SnapshotLoader.DERIVED, derived, derivedChange);
        return new Layers(table, facts, inferred, derivations, entailed, conclusions, digests());
    }

    private void change(Node name, GraphChange change) {
        Graph is = IdGraph.of(before.facts().terms(), graphs.get(name)).revise(change.gained(), change.lost());
        graphs = graphs.with(name, is, change);
        if (is.isEmpty()) {
            graphs = graphs.without(name);
        }
        changes.put(name, change);
    }

    private PartDigests digests() {
        Map<Node, Graph> changed = new HashMap<>();
        changes.keySet().forEach(name -> changed.put(name, graphs.get(name)));
        return before.digests().with(versioned(changed));
    }

    /** The graphs that count for the version: not those that follow from the others. */
    static Map<Node, Graph> versioned(Map<Node, Graph> graphs) {
        Map<Node, Graph> versioned = new HashMap<>(graphs);
        versioned.keySet().removeAll(Set.of(SnapshotLoader.INFERRED, SnapshotLoader.DERIVED, SourceDescriptions.LOADED));
        return versioned;
    }

    private static List<Triple> list(Graph graph) {
        return graph == null ? List.of() : graph.find().toList();
    }
}
