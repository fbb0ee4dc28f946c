package eu.policygraph.engine;

import java.util.Arrays;

/** Rows of numbers, each once, in the order in which they came. */
final class RowTable {

    private static final int FIRST = 8;

    private final int width;
    private final Meter meter;
    private int[] cells;
    private int[] buckets = new int[2 * FIRST];
    private int size;
    private long taken;

    RowTable(int width, Meter meter) {
        this.width = width;
        this.meter = meter;
        this.cells = new int[width * FIRST];
        take(4L * (cells.length + buckets.length));
    }

    private void take(long bytes) {
        meter.take(bytes);
        taken += bytes;
    }

    /** Gives the memory back; the table is not used any more. */
    void free() {
        meter.give(taken);
    }

    int size() {
        return size;
    }

    int cell(int index, int column) {
        return cells[index * width + column];
    }

    /** The place of a row, from 0 on; minus one minus its place when it was not there before. */
    int add(int[] row) {
        int bucket = bucket(row);
        if (buckets[bucket] != 0) {
            return buckets[bucket] - 1;
        }
        if ((size + 1) * width > cells.length) {
            take(4L * cells.length);
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        System.arraycopy(row, 0, cells, size * width, width);
        buckets[bucket] = ++size;
        if (2 * size > buckets.length) {
            rehash();
        }
        return -size;
    }

    /** The place of a row; -1 where it is not there. */
    int find(int[] row) {
        return buckets[bucket(row)] - 1;
    }

    private void rehash() {
        take(4L * buckets.length);
        buckets = new int[2 * buckets.length];
        int[] row = new int[width];
        for (int i = 0; i < size; i++) {
            System.arraycopy(cells, i * width, row, 0, width);
            buckets[bucket(row)] = i + 1;
        }
    }

    private int bucket(int[] row) {
        int hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash + row[i]) * 0x9E3779B9;
            hash ^= hash >>> 15;
        }
        int mask = buckets.length - 1;
        int at = hash & mask;
        while (buckets[at] != 0 && !same(buckets[at] - 1, row)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private boolean same(int index, int[] row) {
        for (int i = 0; i < width; i++) {
            if (cells[index * width + i] != row[i]) {
                return false;
            }
        }
        return true;
    }
}
