package eu.policygraph.engine;

/** Some rows from a certain one on. */
final class Slice extends Step.Following {

    private final long start;
    private final long length;
    private long seen;

    /** @param length {@link Long#MAX_VALUE} for all */
    Slice(Step input, long start, long length) {
        super(input);
        this.start = start;
        this.length = length;
    }

    @Override
    void open() {
        seen = 0;
        super.open();
    }

    @Override
    boolean next() {
        while (seen < start) {
            if (!input.next()) {
                return false;
            }
            seen++;
        }
        if (seen - start >= length) {
            input.close();
            return false;
        }
        seen++;
        return input.next();
    }

    @Override
    void close() {
        input.close();
    }
}
