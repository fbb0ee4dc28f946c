package eu.policygraph.graph;

import com.github.andrewoma.dexx.collection.HashMap;
import com.github.andrewoma.dexx.collection.KeyFunction;
import com.github.andrewoma.dexx.collection.TreeMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
 * @param bySubject thing to the graphs of which it is a subject
 * @param byObject thing, not a literal, to the graphs of which it is an object
 */
record GraphTable(TreeMap<Node, Graph> byName, HashMap<Node, List<Node>> bySubject, HashMap<Node, List<Node>> byObject) {

    private static final KeyFunction<Node, Graph> NO_KEY = null;

    /** A table of these graphs, which do not change from here on. */
    static GraphTable of(SortedMap<Node, Graph> graphs) {
        TreeMap<Node, Graph> names = new TreeMap<>(Snapshot.BY_IRI, NO_KEY);
        Map<Node, List<Node>> subjects = new java.util.HashMap<>();
        Map<Node, List<Node>> objects = new java.util.HashMap<>();
        for (Map.Entry<Node, Graph> entry : graphs.entrySet()) {
            names = names.put(entry.getKey(), entry.getValue());
            List<Node> alone = List.of(entry.getKey());
            entry.getValue().find().forEachRemaining(t -> {
                subjects.merge(t.getSubject(), alone, GraphTable::appended);
                if (!t.getObject().isLiteral()) {
                    objects.merge(t.getObject(), alone, GraphTable::appended);
                }
            });
        }
        return new GraphTable(names, persistent(subjects), persistent(objects));
    }

    private static List<Node> appended(List<Node> graphs, List<Node> last) {
        if (graphs.get(graphs.size() - 1).equals(last.get(0))) {
            return graphs;
        }
        List<Node> longer = graphs.size() == 1 ? new ArrayList<>(graphs) : graphs;
        longer.add(last.get(0));
        return longer;
    }

    private static HashMap<Node, List<Node>> persistent(Map<Node, List<Node>> index) {
        HashMap<Node, List<Node>> persistent = HashMap.empty();
        for (Map.Entry<Node, List<Node>> entry : index.entrySet()) {
            persistent = persistent.put(entry.getKey(), List.copyOf(entry.getValue()));
        }
        return persistent;
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
            return mentioning(bySubject, s);
        }
        if (o != null && o.isConcrete() && !o.isLiteral()) {
            return mentioning(byObject, o);
        }
        return names();
    }

    private static Iterator<Node> mentioning(HashMap<Node, List<Node>> index, Node thing) {
        List<Node> names = index.get(thing);
        return names == null ? Iter.nullIterator() : names.iterator();
    }

    /** The table with another graph under a name, where {@code change} tells what it gained and lost. */
    GraphTable with(Node name, Graph graph, GraphChange change) {
        HashMap<Node, List<Node>> subjects = bySubject;
        HashMap<Node, List<Node>> objects = byObject;
        for (Triple gained : change.gained()) {
            subjects = noted(subjects, gained.getSubject(), name);
            objects = gained.getObject().isLiteral() ? objects : noted(objects, gained.getObject(), name);
        }
        for (Triple lost : change.lost()) {
            Node subject = lost.getSubject();
            Node object = lost.getObject();
            subjects = graph.contains(subject, Node.ANY, Node.ANY) ? subjects : forgotten(subjects, subject, name);
            objects = object.isLiteral() || graph.contains(Node.ANY, Node.ANY, object) ? objects : forgotten(objects, object, name);
        }
        return new GraphTable(byName.put(name, graph), subjects, objects);
    }

    /** The table without a graph, which mentions nothing any more. */
    GraphTable without(Node name) {
        return new GraphTable(byName.remove(name), bySubject, byObject);
    }

    private static HashMap<Node, List<Node>> noted(HashMap<Node, List<Node>> index, Node thing, Node graph) {
        List<Node> known = index.get(thing);
        if (known == null) {
            return index.put(thing, List.of(graph));
        }
        if (known.contains(graph)) {
            return index;
        }
        List<Node> more = new ArrayList<>(known);
        more.add(graph);
        more.sort(Snapshot.BY_IRI);
        return index.put(thing, List.copyOf(more));
    }

    private static HashMap<Node, List<Node>> forgotten(HashMap<Node, List<Node>> index, Node thing, Node graph) {
        List<Node> known = index.get(thing);
        if (known == null || !known.contains(graph)) {
            return index;
        }
        List<Node> fewer = known.stream().filter(g -> !g.equals(graph)).toList();
        return fewer.isEmpty() ? index.remove(thing) : index.put(thing, fewer);
    }
}
