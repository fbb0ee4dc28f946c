package eu.policygraph.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.apache.jena.graph.Node;

/**
 * RDF terms and their numbers, from 1 on without a gap. A term that has a number keeps it; terms are the same when they are equal
 * as terms, not as values. Any number of threads may read while others add.
 */
public final class Terms {

    /** The number of no term. */
    public static final int NONE = 0;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int SMALLEST = 1024;

    /** Numbers of terms by hash, open addressing; at most half of it is used. */
    private volatile int[] slots = new int[2 * SMALLEST];
    private volatile Node[] nodes = new Node[SMALLEST];
    private volatile int count;

    /**
     * Terms that have their numbers already.
     *
     * @param nodes the term of each number, from 1 on; each once. Not changed from here on
     */
    public static Terms of(Node[] nodes) {
        Terms terms = new Terms();
        int last = nodes.length - 1;
        int size = terms.slots.length;
        while (size < 2 * last) {
            size *= 2;
        }
        terms.nodes = nodes.length < SMALLEST ? Arrays.copyOf(nodes, SMALLEST) : nodes;
        terms.slots = terms.rehashed(size, last);
        terms.count = last;
        return terms;
    }

    /** How many terms there are, and the number of the latest. */
    public int count() {
        return count;
    }

    /** The term of that number, which has been given. */
    public Node term(int number) {
        return nodes[number];
    }

    /** The number of a term; {@link #NONE} where it has none. */
    public int number(Node term) {
        int[] table = slots;
        int mask = table.length - 1;
        for (int at = spread(term.hashCode()) & mask;; at = (at + 1) & mask) {
            int number = (int) SLOT.getAcquire(table, at);
            if (number == NONE || nodes[number].equals(term)) {
                return number;
            }
        }
    }

    /** The number of a term, which is given one where it has none. */
    public int add(Node term) {
        int known = number(term);
        return known == NONE ? addNew(term) : known;
    }

    private synchronized int addNew(Node term) {
        int known = number(term);
        if (known != NONE) {
            return known;
        }
        int number = count + 1;
        if (number == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * number);
        }
        nodes[number] = term;
        if (2 * number > slots.length) {
            slots = rehashed(2 * slots.length, number);
        } else {
            insert(slots, term, number);
        }
        count = number;
        return number;
    }

    private int[] rehashed(int size, int last) {
        int[] table = new int[size];
        for (int number = 1; number <= last; number++) {
            insert(table, nodes[number], number);
        }
        return table;
    }

    private static void insert(int[] table, Node term, int number) {
        int mask = table.length - 1;
        int at = spread(term.hashCode()) & mask;
        while (table[at] != NONE) {
            at = (at + 1) & mask;
        }
        SLOT.setRelease(table, at, number);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
