package eu.policygraph.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntSupplier;
import org.apache.jena.sparql.util.NodeCmp;

/** All rows sorted, or the first of them; equal ones by all their variables, so that the order is always the same. */
final class Ordered extends Step.Following {

    /**
     * What rows are compared by.
     *
     * @param value number of its term, 0 for none
     */
    record By(IntSupplier value, boolean descending) {}

    private record Row(int[] values, SortKey[] keys) {}

    private static final int ROW = 64;

    private final Run run;
    private final Frame frame;
    private final List<By> conditions;
    /** Places of all variables that a row can have, by name. */
    private final int[] names;
    private final long limit;
    private List<Row> rows;
    private int at;
    private int[] before;

    /** @param limit {@link Long#MAX_VALUE} for all */
    Ordered(Step input, Run run, Frame frame, List<By> conditions, int[] names, long limit) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.conditions = conditions;
        this.names = names;
        this.limit = limit;
    }

    @Override
    void open() {
        rows = null;
        super.open();
    }

    @Override
    boolean next() {
        if (rows == null) {
            before = frame.row.clone();
            rows = limit == Long.MAX_VALUE ? all() : first();
            at = 0;
        }
        if (at == rows.size()) {
            restore();
            return false;
        }
        System.arraycopy(rows.get(at++).values(), 0, frame.row, 0, frame.row.length);
        return true;
    }

    private List<Row> all() {
        List<Row> all = new ArrayList<>();
        while (input.next()) {
            all.add(kept());
        }
        all.sort(order());
        return all;
    }

    private List<Row> first() {
        Comparator<Row> order = order();
        PriorityQueue<Row> best = new PriorityQueue<>(order.reversed());
        SortKey[] keys = new SortKey[conditions.size()];
        while (limit > 0 && input.next()) {
            run.step();
            if (best.size() < limit) {
                best.add(kept());
            } else {
                keys(keys);
                Row worst = best.peek();
                int difference = compare(keys, worst.keys());
                if (difference < 0 || difference == 0 && byNames(frame.row, worst.values()) < 0) {
                    best.poll();
                    best.add(new Row(frame.row.clone(), keys.clone()));
                }
            }
        }
        Row[] sorted = best.toArray(Row[]::new);
        Arrays.sort(sorted, order);
        return List.of(sorted);
    }

    private Row kept() {
        run.step();
        run.meter.take(ROW + 4L * frame.row.length + 8L * conditions.size());
        SortKey[] keys = new SortKey[conditions.size()];
        keys(keys);
        return new Row(frame.row.clone(), keys);
    }

    private void keys(SortKey[] keys) {
        for (int i = 0; i < keys.length; i++) {
            int value = conditions.get(i).value().getAsInt();
            keys[i] = value == 0 ? null : run.key(value);
        }
    }

    private Comparator<Row> order() {
        return (a, b) -> {
            run.step();
            int difference = compare(a.keys(), b.keys());
            return difference != 0 ? difference : byNames(a.values(), b.values());
        };
    }

    private int compare(SortKey[] a, SortKey[] b) {
        for (int i = 0; i < a.length; i++) {
            int difference = SortKey.compare(a[i], b[i]);
            if (difference != 0) {
                return conditions.get(i).descending() ? -difference : difference;
            }
        }
        return 0;
    }

    private int byNames(int[] a, int[] b) {
        for (int slot : names) {
            if (a[slot] != b[slot]) {
                int difference = NodeCmp.compareRDFTerms(a[slot] == 0 ? null : run.term(a[slot]), b[slot] == 0 ? null : run.term(b[slot]));
                if (difference != 0) {
                    return difference;
                }
            }
        }
        return 0;
    }

    private void restore() {
        System.arraycopy(before, 0, frame.row, 0, before.length);
    }

    @Override
    void close() {
        if (before != null) {
            restore();
        }
        rows = List.of();
        at = 0;
        input.close();
    }
}
