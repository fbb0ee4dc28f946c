package eu.policygraph.engine;

/**
 * A step of an evaluation. Steps share the row at hand: each one writes the values that it finds into it, and takes them away again before it asks
 * the step before it for the next row, and at the end.
 */
abstract class Step {

    /** Begins, or begins anew, with the values that the row at hand has. */
    abstract void open();

    /** Makes the row at hand the next one; false when there is none, and then the row is as it was at {@link #open}. */
    abstract boolean next();

    /** Ends before the last row, and leaves the row at hand as it was at {@link #open}. */
    abstract void close();

    /** The row as it is, once: where an evaluation begins. */
    static final class Seed extends Step {

        private boolean fresh;

        @Override
        void open() {
            fresh = true;
        }

        @Override
        boolean next() {
            boolean row = fresh;
            fresh = false;
            return row;
        }

        @Override
        void close() {
            fresh = false;
        }
    }

    /** A step that takes the rows of another one by one. */
    abstract static class Following extends Step {

        final Step input;

        Following(Step input) {
            this.input = input;
        }

        @Override
        void open() {
            input.open();
        }
    }
}
