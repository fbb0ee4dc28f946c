package eu.policygraph.query;

import eu.policygraph.admission.RemoteEndpoints;
import eu.policygraph.admission.TextLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * What one query may use.
 *
 * @param timeout from the start, before it is optimised, to the last row
 * @param maxRows rows of a table, or statements of a graph; what is over is cut, and the cut is told
 * @param maxBytes estimated bytes of an answer; what is over is cut, and the cut is told
 * @param maxMemory estimated bytes of rows that a query keeps at once, as for sorting
 * @param text length and complexity of its text
 * @param remote endpoints that SERVICE may name
 */
public record Limits(Duration timeout, int maxRows, long maxBytes, long maxMemory, TextLimits text, RemoteEndpoints remote) {

    /** Estimated bytes of an answer, unless told otherwise: 64 MiB. */
    public static final long MAX_BYTES = 64L * 1024 * 1024;

    public Limits {
        Objects.requireNonNull(timeout);
        Objects.requireNonNull(text);
        Objects.requireNonNull(remote);
        if (timeout.isNegative() || timeout.isZero() || maxRows < 1 || maxBytes < 1 || maxMemory < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /** With the usual limits for everything else, and no remote endpoint. */
    public Limits(Duration timeout, int maxRows) {
        this(timeout, maxRows, MAX_BYTES, usualMemory(), TextLimits.DEFAULT, RemoteEndpoints.NONE);
    }

    /** An eighth of the heap of this program: two queries at their limit leave three quarters to the data and everything else. */
    public static long usualMemory() {
        return Math.max(16L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);
    }
}
