package eu.policygraph.engine;

/** Rows that differ from all before them in some columns. */
final class Distinct extends Step.Following {

    private final Run run;
    private final Frame frame;
    private final int[] slots;
    private final int[] key;
    private RowTable seen;

    Distinct(Step input, Run run, Frame frame, int[] slots) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.slots = slots;
        this.key = new int[slots.length];
    }

    @Override
    void open() {
        seen = new RowTable(slots.length, run.meter);
        super.open();
    }

    @Override
    boolean next() {
        while (input.next()) {
            run.step();
            for (int i = 0; i < slots.length; i++) {
                key[i] = frame.row[slots[i]];
            }
            if (seen.add(key) < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    void close() {
        input.close();
    }
}
