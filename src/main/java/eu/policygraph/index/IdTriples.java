package eu.policygraph.index;

import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * A set of statements as triples of numbers, sorted in three ways so that whatever is known of a statement, those that fit lie in a row. Never changes.
 */
public final class IdTriples {

    /** No statements. */
    public static final IdTriples NONE = of(new int[0], new int[0], new int[0]);

    final Sorted spo;
    final Sorted pos;
    final Sorted ops;
    private volatile Spread spread;

    private IdTriples(Sorted spo, Sorted pos, Sorted ops) {
        this.spo = spo;
        this.pos = pos;
        this.ops = ops;
    }

    /** Statements from columns of the same length, which are not kept; no statement is twice in them. */
    public static IdTriples of(int[] subjects, int[] predicates, int[] objects) {
        return new IdTriples(Sorted.of(subjects, predicates, objects), Sorted.of(predicates, objects, subjects), Sorted.of(objects, predicates, subjects));
    }

    /**
     * The table that {@link #write} wrote.
     *
     * @throws IOException also when the numbers are not of a table
     */
    public static IdTriples read(NumberReader in) throws IOException {
        return new IdTriples(Sorted.read(in), Sorted.read(in), Sorted.read(in));
    }

    /** Writes the table as it is, sorted in all ways, so that nothing has to be sorted when it is read. */
    public void write(NumberWriter out) throws IOException {
        spo.write(out);
        pos.write(out);
        ops.write(out);
    }

    /** The number of every subject, each once. */
    public void eachSubject(IntConsumer to) {
        spo.firsts(to);
    }

    /** The number of every object, each once. */
    public void eachObject(IntConsumer to) {
        ops.firsts(to);
    }

    public int size() {
        return spo.size();
    }

    public boolean contains(int subject, int predicate, int object) {
        return spo.contains(subject, predicate, object);
    }

    /** How many statements match exactly; {@link Terms#NONE} matches any term. */
    public int count(int subject, int predicate, int object) {
        if (subject == Terms.NONE && predicate == Terms.NONE && object == Terms.NONE) {
            return size();
        }
        IdCursor cursor = new IdCursor();
        cursor.open(this, subject, predicate, object);
        return cursor.count();
    }

    /** How many different subjects the statements with that predicate have. */
    public int subjects(int predicate) {
        return spread().subjects()[entry(predicate)];
    }

    /** How many different objects the statements with that predicate have. */
    public int objects(int predicate) {
        return spread().objects()[entry(predicate)];
    }

    private int entry(int predicate) {
        int entry = pos.entryOf(predicate);
        return entry < 0 ? pos.entries() : entry;
    }

    /** Different subjects and objects for each entry of predicates; 0 after the last. */
    private record Spread(int[] subjects, int[] objects) {}

    private Spread spread() {
        Spread known = spread;
        if (known == null) {
            known = new Spread(distinct(spo), distinct(ops));
            spread = known;
        }
        return known;
    }

    /** How often a predicate begins in an order whose second column it is. */
    private int[] distinct(Sorted order) {
        int[] counts = new int[pos.entries() + 1];
        for (int entry = 0; entry < order.entries(); entry++) {
            for (int place = order.start(entry); place < order.start(entry + 1); place++) {
                if (place == order.start(entry) || order.second(place) != order.second(place - 1)) {
                    counts[pos.entryOf(order.second(place))]++;
                }
            }
        }
        return counts;
    }
}
