package eu.policygraph.store;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;

/** The data of a store while it is read: the graphs, and the notes of the store about itself. */
final class Data implements JournalReader.Sink {

    private final Map<Node, Graph> graphs = new HashMap<>();
    private final Graph notes = new GraphMemFast();
    private Entry last;
    private Node recent;
    private Graph recentGraph;

    /** The graphs that readers see, none of them empty. */
    Map<Node, Graph> graphs() {
        graphs.values().removeIf(Graph::isEmpty);
        recent = null;
        return graphs;
    }

    /** What the store notes about itself. */
    Graph notes() {
        return notes;
    }

    /** The last change that was read from the journal; null when none was. */
    Entry last() {
        return last;
    }

    @Override
    public void add(Node graph, Node subject, Node predicate, Node object) {
        graph(graph).add(Triple.create(subject, predicate, object));
    }

    @Override
    public void remove(Node graph, Node subject, Node predicate, Node object) {
        graph(graph).delete(Triple.create(subject, predicate, object));
    }

    @Override
    public void done(String id, Entry entry) {
        last = entry;
    }

    private Graph graph(Node name) {
        if (!name.equals(recent)) {
            recent = name;
            recentGraph = name.equals(Terms.STORE) ? notes : graphs.computeIfAbsent(name, n -> new GraphMemFast());
        }
        return recentGraph;
    }
}
