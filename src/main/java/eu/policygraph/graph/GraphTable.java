package eu.policygraph.graph;

import com.github.andrewoma.dexx.collection.KeyFunction;
import com.github.andrewoma.dexx.collection.TreeMap;
import eu.policygraph.index.IdGraph;
import eu.policygraph.index.IdView;
import eu.policygraph.index.Terms;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * The named graphs of a snapshot, with an index of the graphs that mention a thing. Immutable: a change makes another table
 * that shares all but the changed entries. In an index the graphs of a thing are sorted by IRI.
 *
 * @param byName the graphs, sorted by IRI
 * @param numbered the terms that the statements of each graph are numbered by; none where one of them has statements without numbers, or had some for a while
 * @param bySubject term to the graphs of which it is a subject
 * @param byObject term to the graphs of which it is an object
 */
record GraphTable(TreeMap<Node, Graph> byName, Optional<Terms> numbered, Mentions bySubject, Mentions byObject) {

    private static final KeyFunction<Node, Graph> NO_KEY = null;

    /**
     * A table of these graphs, which do not change from here on.
     *
     * @param terms those that the statements of all graphs are numbered by
     */
    static GraphTable of(Terms terms, SortedMap<Node, Graph> graphs) {
        TreeMap<Node, Graph> names = new TreeMap<>(Snapshot.BY_IRI, NO_KEY);
        List<List<IdGraph>> parts = new ArrayList<>();
        Optional<Terms> numbered = Optional.of(terms);
        for (Map.Entry<Node, Graph> entry : graphs.entrySet()) {
            names = names.put(entry.getKey(), entry.getValue());
            parts.add(DisjointGraphs.numbered(terms, entry.getValue()));
            numbered = ofAll(numbered, entry.getValue());
        }
        Node[] inOrder = graphs.keySet().toArray(Node[]::new);
        return new GraphTable(names, numbered, Mentions.of(terms, inOrder, (graph, to) -> parts.get(graph).forEach(part -> part.table().eachSubject(to))),
                Mentions.of(terms, inOrder, (graph, to) -> parts.get(graph).forEach(part -> part.table().eachObject(to))));
    }

    /** The graph of that name; empty where there is none. */
    Graph get(Node name) {
        Graph graph = byName.get(name);
        return graph == null ? GraphZero.instance() : graph;
    }

    boolean contains(Node name) {
        return byName.containsKey(name);
    }

    /** The names, sorted by IRI. */
    Iterator<Node> names() {
        return byName.keys().iterator();
    }

    /** The graphs in the order of their names. */
    SortedMap<Node, Graph> asMap() {
        return byName.asSortedMap();
    }

    /** The quads of the named graphs that match; null and {@link Node#ANY} match all. */
    Iterator<Quad> find(Node s, Node p, Node o) {
        return Iter.flatMap(candidates(s, o), name -> Iter.map(byName.get(name).find(s, p, o), t -> Quad.create(name, t)));
    }

    /** The names of the graphs that can hold a statement with this subject and object. */
    Iterator<Node> candidates(Node s, Node o) {
        if (s != null && s.isConcrete()) {
            return bySubject.of(s).iterator();
        }
        if (o != null && o.isConcrete()) {
            return byObject.of(o).iterator();
        }
        return names();
    }

    /** The table with another graph under a name, where {@code change} tells what it gained and lost. */
    GraphTable with(Node name, Graph graph, GraphChange change) {
        Mentions subjects = bySubject;
        Mentions objects = byObject;
        for (Triple gained : change.gained()) {
            subjects = subjects.noted(gained.getSubject(), name);
            objects = objects.noted(gained.getObject(), name);
        }
        for (Triple lost : change.lost()) {
            Node subject = lost.getSubject();
            Node object = lost.getObject();
            subjects = graph.contains(subject, Node.ANY, Node.ANY) ? subjects : subjects.forgotten(subject, name);
            objects = graph.contains(Node.ANY, Node.ANY, object) ? objects : objects.forgotten(object, name);
        }
        return new GraphTable(byName.put(name, graph), ofAll(numbered, graph), subjects, objects);
    }

    /** The table without a graph, which mentions nothing any more. */
    GraphTable without(Node name) {
        return new GraphTable(byName.remove(name), numbered, bySubject, byObject);
    }

    /** Whether every graph can be seen as tables of these terms. */
    boolean isNumbered(Terms terms) {
        return numbered.filter(terms::equals).isPresent();
    }

    /** Those of the graphs before, if this one is numbered by them too. */
    private static Optional<Terms> ofAll(Optional<Terms> before, Graph graph) {
        return before.filter(terms -> graph.isEmpty() || IdView.of(graph).map(IdView::terms).filter(terms::equals).isPresent());
    }
}
