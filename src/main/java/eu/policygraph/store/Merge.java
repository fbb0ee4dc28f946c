package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * What becomes of a store when its files have changed: graph by graph, what the files say now replaces what they said before, unless
 * somebody has written into that graph since.
 *
 * @param delta the difference in the data
 * @param notes the difference in the notes of the store
 * @param taken graphs that are as the files say and were not before
 * @param kept graphs that the files say anew and that stay as somebody has written them
 */
record Merge(Delta delta, Delta notes, List<Node> taken, List<Node> kept) {

    /** When no file has changed. */
    static final Merge NOTHING = new Merge(Delta.NONE, Delta.NONE, List.of(), List.of());

    /**
     * @param stored the graphs of the store
     * @param noted what the store notes about itself
     * @param files the graphs of the files
     * @param filesDigest see {@link SourceFiles#digest}
     * @param filesWin whether the files win where both have changed, and also where only the store has
     */
    static Merge of(Map<Node, Graph> stored, Graph noted, Map<Node, Graph> files, String filesDigest, boolean filesWin) {
        Map<Node, Graph> added = new HashMap<>();
        Map<Node, Graph> removed = new HashMap<>();
        List<Node> taken = new ArrayList<>();
        List<Node> kept = new ArrayList<>();
        Graph notes = new GraphMemFast();
        Set<Node> names = new LinkedHashSet<>(files.keySet());
        noted.stream(Node.ANY, Terms.FILE_DIGEST, Node.ANY).forEach(t -> names.add(t.getSubject()));
        for (Node name : names) {
            String said = digest(name, files.get(name));
            String before = noted.stream(name, Terms.FILE_DIGEST, Node.ANY).map(t -> t.getObject().getLiteralLexicalForm()).findFirst().orElse("");
            if (!said.isEmpty()) {
                notes.add(name, Terms.FILE_DIGEST, NodeFactory.createLiteralString(said));
            }
            if (!said.equals(before) || filesWin) {
                String has = digest(name, stored.get(name));
                if (has.equals(said)) {
                    continue;
                }
                if (has.equals(before) || filesWin) {
                    taken.add(name);
                    put(added, name, minus(files.get(name), stored.get(name)));
                    put(removed, name, minus(stored.get(name), files.get(name)));
                } else {
                    kept.add(name);
                }
            }
        }
        notes.add(Terms.STORE, Terms.FILES, NodeFactory.createLiteralString(filesDigest));
        Graph old = new GraphMemFast();
        noted.stream(Node.ANY, Terms.FILE_DIGEST, Node.ANY).forEach(old::add);
        noted.stream(Terms.STORE, Terms.FILES, Node.ANY).forEach(old::add);
        return new Merge(new Delta(added, removed), difference(old, notes), taken, kept);
    }

    /** The change that makes one set of notes of another. */
    static Delta difference(Graph before, Graph after) {
        Map<Node, Graph> added = new HashMap<>();
        Map<Node, Graph> removed = new HashMap<>();
        put(added, Terms.STORE, minus(after, before));
        put(removed, Terms.STORE, minus(before, after));
        return new Delta(added, removed);
    }

    /** The change that leaves nothing but these graphs; those that the schema reserves are left out. */
    static Delta replace(Map<Node, Graph> stored, Map<Node, Graph> wanted, Schema schema) {
        Map<Node, Graph> added = new HashMap<>();
        Map<Node, Graph> removed = new HashMap<>();
        wanted.forEach((name, graph) -> {
            if (!schema.reserves(name)) {
                put(added, name, minus(graph, stored.get(name)));
            }
        });
        stored.forEach((name, graph) -> put(removed, name, minus(graph, wanted.get(name))));
        return new Delta(added, removed);
    }

    private static String digest(Node name, Graph graph) {
        return graph == null || graph.isEmpty() ? "" : DataDigest.of(name, graph).hex();
    }

    private static Graph minus(Graph graph, Graph without) {
        if (graph == null || without == null) {
            return graph == null ? GraphZero.instance() : graph;
        }
        Graph rest = new GraphMemFast();
        graph.stream().filter(t -> !without.contains(t)).forEach(rest::add);
        return rest;
    }

    private static void put(Map<Node, Graph> graphs, Node name, Graph graph) {
        if (!graph.isEmpty()) {
            graphs.put(name, graph);
        }
    }
}
