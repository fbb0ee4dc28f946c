package eu.policygraph.graph;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph that starts with the statements of another, which does not change: its own additions and removals lie above them. */
final class LayeredGraph extends GraphBase {

    private final Graph base;
    private final Graph added = new GraphMemFast();
    private final Graph removed = new GraphMemFast();

    /** Starts with the statements of {@code base}. */
    LayeredGraph(Graph base) {
        this.base = base;
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
