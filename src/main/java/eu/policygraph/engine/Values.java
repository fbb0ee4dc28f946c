package eu.policygraph.engine;

/** Each row with the rows of a table that agree with it. */
final class Values extends Step.Following {

    private final Run run;
    private final Frame frame;
    private final int[] slots;
    private final int[][] table;
    private final boolean[] set;
    private int at;

    /** @param table numbers of terms by column, 0 for none */
    Values(Step input, Run run, Frame frame, int[] slots, int[][] table) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.slots = slots;
        this.table = table;
        this.set = new boolean[slots.length];
        this.at = table.length;
    }

    @Override
    boolean next() {
        clear();
        while (true) {
            while (at < table.length) {
                run.step();
                if (agrees(table[at++])) {
                    return true;
                }
            }
            if (!input.next()) {
                return false;
            }
            at = 0;
        }
    }

    private boolean agrees(int[] values) {
        int[] row = frame.row;
        for (int i = 0; i < slots.length; i++) {
            if (values[i] != 0 && row[slots[i]] != 0 && row[slots[i]] != values[i]) {
                return false;
            }
        }
        for (int i = 0; i < slots.length; i++) {
            if (values[i] != 0 && row[slots[i]] == 0) {
                row[slots[i]] = values[i];
                set[i] = true;
            }
        }
        return true;
    }

    private void clear() {
        for (int i = 0; i < slots.length; i++) {
            if (set[i]) {
                frame.row[slots[i]] = 0;
                set[i] = false;
            }
        }
    }

    @Override
    void close() {
        clear();
        at = table.length;
        input.close();
    }
}
