package eu.policygraph.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All rows of an evaluation of its own, found by the values of some columns that each row has. */
final class HashTable {

    private static final int ROW = 40;

    /** Places of the variables that the rows can have. */
    final int[] slots;
    private final int[] key;
    private final Step pattern;
    private final Frame own;
    private final Run run;
    private final int[] wanted;
    private RowTable keys;
    private List<int[]> rows;
    /** The row before with the same key, or -1. */
    private int[] previous;
    private int[] last;

    /**
     * @param pattern works on {@code own} alone
     * @param key places of variables that each row has, on both sides
     */
    HashTable(Step pattern, Frame own, Run run, int[] slots, int[] key) {
        this.pattern = pattern;
        this.own = own;
        this.run = run;
        this.slots = slots;
        this.key = key;
        this.wanted = new int[key.length];
    }

    /** Evaluates the pattern when that has not been done. */
    void fill() {
        if (rows != null) {
            return;
        }
        keys = new RowTable(key.length, run.meter);
        rows = new ArrayList<>();
        previous = new int[16];
        last = new int[16];
        pattern.open();
        while (pattern.next()) {
            run.step();
            run.meter.take(ROW + 4L * slots.length);
            int[] row = new int[slots.length];
            for (int i = 0; i < slots.length; i++) {
                row[i] = own.row[slots[i]];
            }
            link(keys.add(values(own)));
            rows.add(row);
        }
    }

    private void link(int place) {
        int at = place < 0 ? -place - 1 : place;
        if (rows.size() == previous.length) {
            previous = Arrays.copyOf(previous, 2 * previous.length);
            last = Arrays.copyOf(last, 2 * last.length);
        }
        previous[rows.size()] = place < 0 ? -1 : last[at];
        last[at] = rows.size();
    }

    private int[] values(Frame frame) {
        for (int i = 0; i < key.length; i++) {
            wanted[i] = frame.row[key[i]];
        }
        return wanted;
    }

    /** The first row for the values of a frame; -1 where there is none. */
    int first(Frame frame) {
        int place = keys.find(values(frame));
        return place < 0 ? -1 : last[place];
    }

    /** The row after another with the same key; -1 where there is none. */
    int after(int index) {
        return previous[index];
    }

    int[] row(int index) {
        return rows.get(index);
    }
}
