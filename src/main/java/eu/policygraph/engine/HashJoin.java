package eu.policygraph.engine;

/** Each row with the rows of a table that agree with it; what becomes of a row without one is a matter of the kind. */
final class HashJoin extends Step.Following {

    /** JOIN leaves a row without a match out, OPTIONAL keeps it. */
    enum Kind { JOIN, OPTIONAL }

    private final Run run;
    private final Frame frame;
    private final HashTable table;
    private final Kind kind;
    private final Test test;
    private final boolean[] set;
    private boolean active;
    private boolean matched;
    private int at = -1;

    /** @param test of a row with its match */
    HashJoin(Step input, Run run, Frame frame, HashTable table, Kind kind, Test test) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.table = table;
        this.kind = kind;
        this.test = test;
        this.set = new boolean[table.slots.length];
    }

    @Override
    void open() {
        table.fill();
        super.open();
    }

    @Override
    boolean next() {
        clear();
        while (true) {
            while (at >= 0) {
                run.step();
                int[] row = table.row(at);
                at = table.after(at);
                if (agrees(row)) {
                    if (test.passes()) {
                        matched = true;
                        return true;
                    }
                    clear();
                }
            }
            if (active) {
                active = false;
                if (kind == Kind.OPTIONAL && !matched) {
                    return true;
                }
            }
            if (!input.next()) {
                return false;
            }
            active = true;
            matched = false;
            at = table.first(frame);
        }
    }

    private boolean agrees(int[] values) {
        int[] row = frame.row;
        for (int i = 0; i < values.length; i++) {
            int there = row[table.slots[i]];
            if (values[i] != 0 && there != 0 && there != values[i]) {
                return false;
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0 && row[table.slots[i]] == 0) {
                row[table.slots[i]] = values[i];
                set[i] = true;
            }
        }
        return true;
    }

    private void clear() {
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                frame.row[table.slots[i]] = 0;
                set[i] = false;
            }
        }
    }

    @Override
    void close() {
        clear();
        at = -1;
        active = false;
        input.close();
    }
}
