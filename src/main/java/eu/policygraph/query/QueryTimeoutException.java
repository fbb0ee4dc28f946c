package eu.policygraph.query;

import java.time.Duration;

/** A query did not finish within its time. */
public final class QueryTimeoutException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration elapsed;

    public QueryTimeoutException(Duration elapsed) {
        super("The query was stopped after " + elapsed.toMillis() + " ms");
        this.elapsed = elapsed;
    }

    /** From the start of execution to the stop. */
    public Duration elapsed() {
        return elapsed;
    }
}
