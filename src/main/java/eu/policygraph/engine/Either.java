package eu.policygraph.engine;

import java.util.List;

/** Each row with what one pattern after the other finds for it. */
final class Either extends Step.Following {

    private final List<Step> patterns;
    private int at;

    /** @param patterns each begins with the row at hand */
    Either(Step input, List<Step> patterns) {
        super(input);
        this.patterns = patterns;
        this.at = patterns.size();
    }

    @Override
    boolean next() {
        while (true) {
            while (at < patterns.size()) {
                if (patterns.get(at).next()) {
                    return true;
                }
                if (++at < patterns.size()) {
                    patterns.get(at).open();
                }
            }
            if (!input.next()) {
                return false;
            }
            at = 0;
            patterns.get(0).open();
        }
    }

    @Override
    void close() {
        if (at < patterns.size()) {
            patterns.get(at).close();
            at = patterns.size();
        }
        input.close();
    }
}
