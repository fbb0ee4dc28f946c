package eu.policygraph.engine;

/** Rows that pass a test. */
final class Where extends Step.Following {

    private final Test test;

    Where(Step input, Test test) {
        super(input);
        this.test = test;
    }

    @Override
    boolean next() {
        while (input.next()) {
            if (test.passes()) {
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
