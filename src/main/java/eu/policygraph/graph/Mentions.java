package eu.policygraph.graph;

import com.github.andrewoma.dexx.collection.HashMap;
import eu.policygraph.index.Terms;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;

/**
 * Which graphs mention a term in one place of their statements. Made once for all terms as two rows of numbers; what changes later lies above
 * them. Immutable: a change makes another one that shares all but the changed entries.
 */
final class Mentions {

    private final Terms terms;

    /** The graphs that {@link #entries} counts. */
    private final Node[] names;

    /** Where the entries of a term begin, by its number; and one entry more. */
    private final int[] starts;
    private final int[] entries;
    private final HashMap<Node, List<Node>> changed;

    private Mentions(Terms terms, Node[] names, int[] starts, int[] entries, HashMap<Node, List<Node>> changed) {
        this.terms = terms;
        this.names = names;
        this.starts = starts;
        this.entries = entries;
        this.changed = changed;
    }

    /** Tells the numbers of the terms that a graph mentions; one may be told more than once. */
    @FunctionalInterface
    interface Graphs {
        void each(int graph, IntConsumer mentioned);
    }

    /** @param names the graphs, sorted by IRI */
    static Mentions of(Terms terms, Node[] names, Graphs graphs) {
        int[] last = new int[terms.count() + 1];
        int[] starts = new int[terms.count() + 2];
        for (int graph = 0; graph < names.length; graph++) {
            int mark = graph + 1;
            graphs.each(graph, term -> {
                if (last[term] != mark) {
                    last[term] = mark;
                    starts[term + 1]++;
                }
            });
        }
        for (int term = 1; term < starts.length; term++) {
            starts[term] += starts[term - 1];
        }
        int[] entries = new int[starts[starts.length - 1]];
        int[] next = Arrays.copyOf(starts, last.length);
        Arrays.fill(last, 0);
        for (int graph = 0; graph < names.length; graph++) {
            int mark = graph + 1;
            graphs.each(graph, term -> {
                if (last[term] != mark) {
                    last[term] = mark;
                    entries[next[term]++] = mark - 1;
                }
            });
        }
        return new Mentions(terms, names, starts, entries, HashMap.empty());
    }

    /** The graphs that mention a term, sorted by IRI. */
    List<Node> of(Node term) {
        List<Node> after = changed.get(term);
        if (after != null) {
            return after;
        }
        int number = terms.number(term);
        return number == Terms.NONE || number > starts.length - 2 ? List.of() : new Slice(names, entries, starts[number], starts[number + 1] - starts[number]);
    }

    Mentions noted(Node term, Node graph) {
        List<Node> known = of(term);
        if (known.contains(graph)) {
            return this;
        }
        List<Node> more = new ArrayList<>(known);
        more.add(graph);
        more.sort(Snapshot.BY_IRI);
        return with(term, more);
    }

    Mentions forgotten(Node term, Node graph) {
        List<Node> known = of(term);
        return known.contains(graph) ? with(term, known.stream().filter(g -> !g.equals(graph)).toList()) : this;
    }

    private Mentions with(Node term, List<Node> graphs) {
        return new Mentions(terms, names, starts, entries, changed.put(term, List.copyOf(graphs)));
    }

    private static final class Slice extends AbstractList<Node> implements RandomAccess {
        private final Node[] names;
        private final int[] entries;
        private final int start;
        private final int size;

        private Slice(Node[] names, int[] entries, int start, int size) {
            this.names = names;
            this.entries = entries;
            this.start = start;
            this.size = size;
        }

        @Override
        public Node get(int index) {
            return names[entries[start + index]];
        }

        @Override
        public int size() {
            return size;
        }
    }
}
