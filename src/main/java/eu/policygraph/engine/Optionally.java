package eu.policygraph.engine;

/** Each row with what a pattern finds for it, or as it is where that finds nothing. */
final class Optionally extends Step.Following {

    private final Step pattern;
    private boolean active;
    private boolean matched;

    /** @param pattern begins with the row at hand */
    Optionally(Step input, Step pattern) {
        super(input);
        this.pattern = pattern;
    }

    @Override
    boolean next() {
        while (true) {
            if (active) {
                if (pattern.next()) {
                    matched = true;
                    return true;
                }
                active = false;
                if (!matched) {
                    return true;
                }
            }
            if (!input.next()) {
                return false;
            }
            pattern.open();
            active = true;
            matched = false;
        }
    }

    @Override
    void close() {
        if (active) {
            pattern.close();
            active = false;
        }
        input.close();
    }
}
