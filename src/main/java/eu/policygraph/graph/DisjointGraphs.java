package eu.policygraph.graph;

import eu.policygraph.index.IdGraph;
import eu.policygraph.index.IdView;
import eu.policygraph.index.Terms;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;

/** The union of graphs that have no statement in common; it holds nothing itself and shows what they hold now. */
final class DisjointGraphs extends GraphBase implements IdView.Source {

    private final List<Graph> parts;

    DisjointGraphs(List<? extends Graph> parts) {
        this.parts = List.copyOf(parts);
    }

    DisjointGraphs(Graph... parts) {
        this(List.of(parts));
    }

    /** The numbered graphs that a graph consists of; one that is not numbered gets its numbers. */
    static List<IdGraph> numbered(Terms terms, Graph graph) {
        return graph instanceof DisjointGraphs several ? several.parts.stream().flatMap(part -> numbered(terms, part).stream()).toList() : List.of(IdGraph.of(terms, graph));
    }

    @Override
    public Optional<IdView> view() {
        List<IdView> views = parts.stream().map(IdView::of).flatMap(Optional::stream).toList();
        boolean whole = !parts.isEmpty() && views.size() == parts.size() && views.stream().map(IdView::terms).distinct().count() == 1;
        return whole ? Optional.of(new IdView(views.get(0).terms(), views.stream().flatMap(v -> v.parts().stream()).toList())) : Optional.empty();
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        ExtendedIterator<Triple> found = NullIterator.instance();
        for (Graph part : parts) {
            if (!part.isEmpty()) {
                found = found.andThen(part.find(pattern));
            }
        }
        return found;
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        for (Graph part : parts) {
            if (part.contains(pattern)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected int graphBaseSize() {
        return parts.stream().mapToInt(Graph::size).sum();
    }
}
