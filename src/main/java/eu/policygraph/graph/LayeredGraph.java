package eu.policygraph.graph;

import java.util.Collection;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph that shares the statements of another, which never changes: its own additions and removals lie above them. So the
 * next state of a big graph costs what the change costs.
 */
final class LayeredGraph extends GraphBase {

    /** A graph of at most this size is copied whole. */
    private static final int SMALL = 1_000;

    /** A layer is merged with what lies below when it has more than this part of its statements. */
    private static final int SHARE = 64;

    private final Graph base;
    private final GraphMemFast added;
    private final GraphMemFast removed;

    /** Starts with the statements of {@code base}. */
    LayeredGraph(Graph base) {
        this(base, new GraphMemFast(), new GraphMemFast());
    }

    private LayeredGraph(Graph base, GraphMemFast added, GraphMemFast removed) {
        this.base = base;
        this.added = added;
        this.removed = removed;
    }

    /** The graph after a change; {@code before} stays as it is and is not changed by anybody from here on. */
    static Graph revise(Graph before, Collection<Triple> gained, Collection<Triple> lost) {
        if (gained.isEmpty() && lost.isEmpty()) {
            return before;
        }
        Graph after = revision(before, gained.size() + lost.size());
        lost.forEach(after::delete);
        gained.forEach(after::add);
        return after;
    }

    private static Graph revision(Graph before, int changes) {
        if (before instanceof LayeredGraph layered) {
            return isLayer(layered.added.size() + layered.removed.size() + changes, layered.base)
                    ? new LayeredGraph(layered.base, layered.added.copy(), layered.removed.copy())
                    : layered.merged();
        }
        return isLayer(changes, before) ? new LayeredGraph(before) : copy(before);
    }

    private static boolean isLayer(int changes, Graph base) {
        return base.size() > SMALL && changes <= base.size() / SHARE;
    }

    private Graph merged() {
        Graph merged = copy(base);
        removed.find().forEachRemaining(merged::delete);
        added.find().forEachRemaining(merged::add);
        return merged;
    }

    /** A graph of the same statements that can be changed. */
    static Graph copy(Graph graph) {
        if (graph instanceof GraphMemFast memory) {
            return memory.copy();
        }
        Graph copy = new GraphMemFast();
        graph.find().forEachRemaining(copy::add);
        return copy;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        ExtendedIterator<Triple> below = base.find(pattern);
        ExtendedIterator<Triple> kept = removed.isEmpty() ? below : below.filterDrop(removed::contains);
        return added.isEmpty() ? kept : kept.andThen(added.find(pattern));
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        if (!pattern.isConcrete() && !removed.isEmpty()) {
            return containsByFind(pattern);
        }
        return added.contains(pattern) || base.contains(pattern) && !removed.contains(pattern);
    }

    @Override
    protected int graphBaseSize() {
        return base.size() - removed.size() + added.size();
    }

    @Override
    public void performAdd(Triple triple) {
        if (removed.contains(triple)) {
            removed.delete(triple);
        } else if (!base.contains(triple)) {
            added.add(triple);
        }
    }

    @Override
    public void performDelete(Triple triple) {
        if (added.contains(triple)) {
            added.delete(triple);
        } else if (base.contains(triple)) {
            removed.add(triple);
        }
    }
}
