package eu.policygraph.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.graph.Triple;

/** What a graph gained and lost; no statement is in both. */
record GraphChange(List<Triple> gained, List<Triple> lost) {

    static final GraphChange NONE = new GraphChange(List.of(), List.of());

    /** What changed among {@code candidates}, each named once, for a graph that held those of {@code before} and holds those of {@code after}. */
    static GraphChange among(Collection<Triple> candidates, Predicate<Triple> before, Predicate<Triple> after) {
        GraphChange change = new GraphChange(new ArrayList<>(), new ArrayList<>());
        for (Triple triple : candidates) {
            boolean was = before.test(triple);
            if (was != after.test(triple)) {
                (was ? change.lost : change.gained).add(triple);
            }
        }
        return change;
    }

    boolean isEmpty() {
        return gained.isEmpty() && lost.isEmpty();
    }

    /** Adds all that was gained or lost. */
    void addTo(Collection<Triple> triples) {
        triples.addAll(gained);
        triples.addAll(lost);
    }
}
