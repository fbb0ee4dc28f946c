package eu.policygraph.graph;

import eu.policygraph.index.IdGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Graph;

/**
 * What a snapshot consists of, kept apart so that the next one can be made from it. Immutable. All graphs share their numbered terms.
 *
 * @param graphs the named graphs, with those of what is inferred and derived
 * @param facts all that the sources state and what follows from it, each statement once
 * @param inferred what of the facts no source states
 * @param derivations what the rules derive from the facts, in the order of the rules
 * @param entailed what follows from facts and derivations and is neither
 * @param conclusions what is derived and what is entailed, each statement once; has no statement in common with the facts
 * @param digests of what the snapshot is made from
 */
record Layers(GraphTable graphs, IdGraph facts, IdGraph inferred, List<Derivation> derivations, IdGraph entailed, IdGraph conclusions, PartDigests digests) {

    /**
     * What one rule derives.
     *
     * @param all everything
     * @param own what is no fact and what no rule before it derives
     */
    record Derivation(IdGraph all, IdGraph own) {}

    Layers {
        Objects.requireNonNull(digests);
        derivations = List.copyOf(derivations);
    }

    /** All statements, each once. */
    Graph union() {
        return conclusions.isEmpty() ? facts : new DisjointGraphs(facts, conclusions);
    }

    /** The facts and what these rules derive. */
    static Graph seen(Graph facts, List<Derivation> derivations) {
        List<Graph> parts = new ArrayList<>(List.of(facts));
        derivations.forEach(d -> parts.add(d.own()));
        return new DisjointGraphs(parts);
    }

    /** What rules derive, as one graph. */
    static Graph derived(List<Derivation> derivations) {
        return new DisjointGraphs(derivations.stream().map(Derivation::own).toList());
    }
}
