package eu.policygraph.change;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * All that a snapshot states, without what is inferred and derived, as one graph: what the shapes hold for when data are loaded, so that
 * what a change lets in can be loaded again. A view.
 */
final class AssertedUnion extends GraphBase {

    static final Set<Node> CONSEQUENCES = Set.of(SnapshotLoader.INFERRED, SnapshotLoader.DERIVED);

    private final Snapshot snapshot;

    AssertedUnion(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return pattern.getObject().isLiteral() && !pattern.getSubject().isConcrete() ? saying(pattern) : stated(pattern);
    }

    /** Who says a literal: no index tells which graphs mention one, so the union is asked first. */
    private ExtendedIterator<Triple> saying(Triple pattern) {
        return snapshot.union().find(pattern).filterKeep(found -> stated(found).hasNext());
    }

    private ExtendedIterator<Triple> stated(Triple pattern) {
        Iterator<Quad> quads = snapshot.dataset().findNG(Node.ANY, pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
        return WrappedIterator.create(Iter.iter(quads).filter(quad -> !CONSEQUENCES.contains(quad.getGraph())).map(Quad::asTriple).distinct());
    }

    /** A statement that is only a consequence is a rare one: the union says no to most questions at once. */
    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return snapshot.union().contains(pattern) && super.graphBaseContains(pattern);
    }
}
