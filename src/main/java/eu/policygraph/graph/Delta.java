package eu.policygraph.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * The net effect of a change on the asserted graphs of a snapshot: nothing is added that is there, nothing is removed that
 * is not, and no statement is in both. {@link SnapshotBuilder#apply} refuses one that does not fit its snapshot.
 *
 * @param added graph name to the statements it gains; no graph is empty; not changed from here on
 * @param removed graph name to the statements it loses; no graph is empty; not changed from here on
 */
public record Delta(Map<Node, Graph> added, Map<Node, Graph> removed) {

    /** Changes nothing. */
    public static final Delta NONE = new Delta(Map.of(), Map.of());

    /** @throws IllegalArgumentException when a statement is both added and removed, or a graph is named and holds nothing */
    public Delta {
        added = Map.copyOf(added);
        removed = Map.copyOf(removed);
        if (added.values().stream().anyMatch(Graph::isEmpty) || removed.values().stream().anyMatch(Graph::isEmpty)) {
            throw new IllegalArgumentException("a graph that does not change is no part of a delta");
        }
        for (Map.Entry<Node, Graph> entry : added.entrySet()) {
            Graph other = removed.get(entry.getKey());
            if (other != null && entry.getValue().stream().anyMatch(other::contains)) {
                throw new IllegalArgumentException("a statement of <" + entry.getKey() + "> is both added and removed");
            }
        }
    }

    /** The delta of these quads, each of which has a graph name. */
    public static Delta of(Iterable<Quad> added, Iterable<Quad> removed) {
        return new Delta(graphs(added), graphs(removed));
    }

    /**
     * What is left of a change when additions that are there already and removals of what is not there are dropped. A quad
     * that is both removed and added is there afterwards, as in a SPARQL update.
     *
     * @param asserted the graphs that the change meets, see {@link Snapshot#asserted()}
     */
    public static Delta effective(Map<Node, Graph> asserted, Iterable<Quad> added, Iterable<Quad> removed) {
        Set<Quad> wanted = new HashSet<>();
        List<Quad> gains = new ArrayList<>();
        for (Quad quad : added) {
            if (wanted.add(quad) && !holds(asserted, quad)) {
                gains.add(quad);
            }
        }
        List<Quad> losses = new ArrayList<>();
        for (Quad quad : removed) {
            if (!wanted.contains(quad) && holds(asserted, quad)) {
                losses.add(quad);
            }
        }
        return of(gains, losses);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** The names of the graphs that change. */
    public Set<Node> graphs() {
        Set<Node> names = new HashSet<>(added.keySet());
        names.addAll(removed.keySet());
        return names;
    }

    /** How many statements are added, counted once for each graph. */
    public long additions() {
        return added.values().stream().mapToLong(Graph::size).sum();
    }

    /** How many statements are removed, counted once for each graph. */
    public long removals() {
        return removed.values().stream().mapToLong(Graph::size).sum();
    }

    /** The added statements with their graphs, in no particular order. */
    public List<Quad> addedQuads() {
        return quads(added);
    }

    /** The removed statements with their graphs, in no particular order. */
    public List<Quad> removedQuads() {
        return quads(removed);
    }

    /** The change that undoes this one. */
    public Delta inverse() {
        return new Delta(removed, added);
    }

    /** Whether nothing is added to {@code asserted} that it holds and nothing removed that it lacks. */
    boolean fits(Map<Node, Graph> asserted) {
        return addedQuads().stream().noneMatch(q -> holds(asserted, q)) && removedQuads().stream().allMatch(q -> holds(asserted, q));
    }

    private static boolean holds(Map<Node, Graph> asserted, Quad quad) {
        return asserted.getOrDefault(quad.getGraph(), GraphZero.instance()).contains(quad.asTriple());
    }

    private static Map<Node, Graph> graphs(Iterable<Quad> quads) {
        Map<Node, Graph> graphs = new HashMap<>();
        for (Quad quad : quads) {
            if (quad.getGraph() == null || quad.isDefaultGraph()) {
                throw new IllegalArgumentException("a statement without a graph: " + quad);
            }
            graphs.computeIfAbsent(quad.getGraph(), g -> new GraphMemFast()).add(quad.asTriple());
        }
        return graphs;
    }

    private static List<Quad> quads(Map<Node, Graph> graphs) {
        List<Quad> quads = new ArrayList<>();
        graphs.forEach((name, graph) -> graph.find().forEachRemaining(t -> quads.add(Quad.create(name, t))));
        return quads;
    }
}
