package eu.policygraph.engine;

/** Values by number, for a cache: it forgets everything when it is full. */
final class IntMap<V> {

    private static final int FULL = 32 * 1024;
    private static final int SMALLEST = 16;

    private int[] keys = new int[SMALLEST];
    private Object[] values = new Object[SMALLEST];
    private int size;

    /** The value of a number other than 0; null where there is none. */
    @SuppressWarnings("unchecked")
    V get(int key) {
        return (V) values[place(keys, key)];
    }

    void put(int key, V value) {
        if (size >= FULL) {
            keys = new int[SMALLEST];
            values = new Object[SMALLEST];
            size = 0;
        } else if (2 * size >= keys.length) {
            grow();
        }
        int at = place(keys, key);
        size += keys[at] == 0 ? 1 : 0;
        keys[at] = key;
        values[at] = value;
    }

    private void grow() {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    private static int place(int[] keys, int key) {
        int mask = keys.length - 1;
        int mixed = key * 0x9E3779B9;
        int at = (mixed ^ mixed >>> 15) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
