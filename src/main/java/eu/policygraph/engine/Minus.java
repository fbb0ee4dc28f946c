package eu.policygraph.engine;

/** Rows that agree with no row of a table with which they have a variable in common. */
final class Minus extends Step.Following {

    private final Run run;
    private final Frame frame;
    private final HashTable table;

    Minus(Step input, Run run, Frame frame, HashTable table) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.table = table;
    }

    @Override
    void open() {
        table.fill();
        super.open();
    }

    @Override
    boolean next() {
        while (input.next()) {
            if (!excluded()) {
                return true;
            }
        }
        return false;
    }

    private boolean excluded() {
        for (int at = table.first(frame); at >= 0; at = table.after(at)) {
            run.step();
            if (excludes(table.row(at))) {
                return true;
            }
        }
        return false;
    }

    private boolean excludes(int[] values) {
        boolean common = false;
        for (int i = 0; i < values.length; i++) {
            int there = frame.row[table.slots[i]];
            if (values[i] != 0 && there != 0) {
                if (values[i] != there) {
                    return false;
                }
                common = true;
            }
        }
        return common;
    }

    @Override
    void close() {
        input.close();
    }
}
