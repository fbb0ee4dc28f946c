package eu.policygraph.query;

import java.time.Duration;
import java.util.Objects;

/**
 * What one query may use.
 *
 * @param timeout from the start of execution to the last row
 * @param maxRows rows of a table, or statements of a graph; what is over is cut, and the cut is told
 */
public record Limits(Duration timeout, int maxRows) {

    public Limits {
        Objects.requireNonNull(timeout);
        if (timeout.isNegative() || timeout.isZero() || maxRows < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
