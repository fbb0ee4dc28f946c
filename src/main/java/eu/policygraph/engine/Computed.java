package eu.policygraph.engine;

import java.util.function.IntSupplier;

/** Rows with the value of an expression; none where it has no value. A row that has another value there already is left out. */
final class Computed extends Step.Following {

    private final Run run;
    private final Frame frame;
    private final int slot;
    private final IntSupplier expression;
    private boolean set;

    Computed(Step input, Run run, Frame frame, int slot, IntSupplier expression) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.slot = slot;
        this.expression = expression;
    }

    @Override
    boolean next() {
        clear();
        while (input.next()) {
            run.step();
            int value = expression.getAsInt();
            int there = frame.row[slot];
            if (there == 0) {
                frame.row[slot] = value;
                set = true;
                return true;
            }
            if (value == 0 || value == there || run.term(value).sameValueAs(run.term(there))) {
                return true;
            }
        }
        return false;
    }

    private void clear() {
        if (set) {
            frame.row[slot] = 0;
            set = false;
        }
    }

    @Override
    void close() {
        clear();
        input.close();
    }
}
