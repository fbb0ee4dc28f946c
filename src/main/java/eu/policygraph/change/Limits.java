package eu.policygraph.change;

import java.time.Duration;
import java.util.Objects;

/**
 * What one change may use.
 *
 * @param time to work it out, from when its turn comes
 * @param statements that it adds or removes
 */
public record Limits(Duration time, int statements) {

    public Limits {
        Objects.requireNonNull(time);
        if (time.isNegative() || time.isZero() || statements < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    Allowance allowance() {
        return new Allowance(time, statements);
    }
}
