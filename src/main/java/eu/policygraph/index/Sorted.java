package eu.policygraph.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Triples of numbers sorted by their first, second and third column. A place is the position of a triple, from 0 on; all triples with the same
 * first number, and among them those with the same second, are in a row of places.
 */
final class Sorted {

    /** First numbers in ascending order; null where all numbers up to the highest have an entry in {@code starts}. */
    private final int[] keys;
    /** The place where the triples of a key begin, and one entry more. */
    private final int[] starts;
    private final int[] second;
    private final int[] third;

    private Sorted(int[] keys, int[] starts, int[] second, int[] third) {
        this.keys = keys;
        this.starts = starts;
        this.second = second;
        this.third = third;
    }

    /** Sorts columns of the same length. */
    static Sorted of(int[] a, int[] b, int[] c) {
        int size = a.length;
        int highest = 0;
        for (int number : a) {
            highest = Math.max(highest, number);
        }
        return highest <= 4L * size + 16 ? dense(a, b, c, highest) : sparse(a, b, c);
    }

    private static Sorted dense(int[] a, int[] b, int[] c, int highest) {
        int[] starts = new int[highest + 2];
        for (int number : a) {
            starts[number + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        long[] pairs = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            pairs[next[a[i]]++] = pair(b[i], c[i]);
        }
        for (int number = 0; number <= highest; number++) {
            if (starts[number + 1] - starts[number] > 1) {
                Arrays.sort(pairs, starts[number], starts[number + 1]);
            }
        }
        return new Sorted(null, starts, seconds(pairs), thirds(pairs));
    }

    /** As {@link #dense} over the numbers that there are. */
    private static Sorted sparse(int[] a, int[] b, int[] c) {
        int[] sorted = a.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        int[] keys = Arrays.copyOf(sorted, distinct);
        int[] positions = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            positions[i] = Arrays.binarySearch(keys, a[i]);
        }
        Sorted byPosition = dense(positions, b, c, distinct - 1);
        return new Sorted(keys, byPosition.starts, byPosition.second, byPosition.third);
    }

    /** What {@link #write} wrote. */
    static Sorted read(NumberReader in) throws IOException {
        int keys = in.next();
        return new Sorted(keys < 0 ? null : in.next(keys), in.next(in.next()), in.next(in.next()), in.next(in.next()));
    }

    void write(NumberWriter out) throws IOException {
        if (keys == null) {
            out.put(-1);
        } else {
            out.putAll(keys);
        }
        out.putAll(starts);
        out.putAll(second);
        out.putAll(third);
    }

    /** Every first number that has triples, in ascending order. */
    void firsts(IntConsumer to) {
        for (int entry = 0; entry < entries(); entry++) {
            if (starts[entry + 1] > starts[entry]) {
                to.accept(key(entry));
            }
        }
    }

    private static long pair(int b, int c) {
        return (long) b << 32 | c;
    }

    private static int[] seconds(long[] pairs) {
        int[] column = new int[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            column[i] = (int) (pairs[i] >>> 32);
        }
        return column;
    }

    private static int[] thirds(long[] pairs) {
        int[] column = new int[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            column[i] = (int) pairs[i];
        }
        return column;
    }

    int size() {
        return second.length;
    }

    int second(int place) {
        return second[place];
    }

    int third(int place) {
        return third[place];
    }

    /** How many entries {@link #key} and {@link #start} have. */
    int entries() {
        return starts.length - 1;
    }

    /** The first number of an entry; in ascending order of entries. Some entries may have no triples. */
    int key(int entry) {
        return keys == null ? entry : keys[entry];
    }

    /** The place where the triples of an entry begin; that of the next one is where they end. */
    int start(int entry) {
        return starts[entry];
    }

    /** The place of the first triple with that first number. */
    int start1(int a) {
        int entry = entryOf(a);
        return entry < 0 ? 0 : starts[entry];
    }

    /** The place after the last triple with that first number; that of {@link #start1} where there is none. */
    int end1(int a) {
        int entry = entryOf(a);
        return entry < 0 ? 0 : starts[entry + 1];
    }

    /** The entry of a first number; negative where there is none. */
    int entryOf(int a) {
        if (keys == null) {
            return a >= 0 && a < starts.length - 1 ? a : -1;
        }
        return Arrays.binarySearch(keys, a);
    }

    /** The first place from {@code from} to {@code to} whose second number is at least {@code b}; {@code to} where there is none. */
    int lower2(int from, int to, int b) {
        return lower(second, from, to, b);
    }

    /** As {@link #lower2} for the third number among places with the same second. */
    int lower3(int from, int to, int c) {
        return lower(third, from, to, c);
    }

    private static int lower(int[] column, int from, int to, int wanted) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (column[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean contains(int a, int b, int c) {
        int end = end1(a);
        int from = lower2(start1(a), end, b);
        int to = lower2(from, end, b + 1);
        int place = lower3(from, to, c);
        return place < to && third[place] == c;
    }
}
