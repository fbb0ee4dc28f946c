package eu.policygraph.graph;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * What the named graphs state, without what is inferred and derived: a view by way of their index. A search gives a statement
 * once for each graph that holds it, and so counts the size; what is asked here is whether a statement is there.
 */
final class StatedGraph extends GraphBase {

    private final GraphTable graphs;

    StatedGraph(GraphTable graphs) {
        this.graphs = graphs;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return WrappedIterator.create(Iter.flatMap(names(pattern), name -> graphs.get(name).find(pattern)));
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return Iter.anyMatch(names(pattern), name -> graphs.get(name).contains(pattern));
    }

    private Iterator<Node> names(Triple pattern) {
        return Iter.filter(graphs.candidates(pattern.getSubject(), pattern.getObject()), name -> !name.equals(SnapshotLoader.INFERRED) && !name.equals(SnapshotLoader.DERIVED));
    }
}
