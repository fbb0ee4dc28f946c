package eu.policygraph.join;

import java.time.Duration;

/**
 * How a server of others is treated.
 *
 * @param pause between two requests, and the first wait before one is repeated
 * @param attempts how often one address is asked at most, from 1
 * @param longestWait that a server may ask for by {@code Retry-After}; a longer one ends the attempts
 * @param time for one answer, from the request to its last byte
 * @param maxBytes of one answer
 */
public record FetchLimits(Duration pause, int attempts, Duration longestWait, Duration time, int maxBytes) {

    /** One request a second, five attempts, at most five minutes' wait, two minutes an answer, as many bytes as an import reads. */
    public static final FetchLimits USUAL = new FetchLimits(Duration.ofSeconds(1), 5, Duration.ofMinutes(5), Duration.ofMinutes(2), RecordFiles.LONGEST);

    public FetchLimits {
        if (pause.isNegative() || attempts < 1 || longestWait.isNegative() || !time.isPositive() || maxBytes < 1) {
            throw new IllegalArgumentException("limits of fetching are positive");
        }
    }

    /** The same with another pause. */
    public FetchLimits pausing(Duration other) {
        return new FetchLimits(other, attempts, longestWait, time, maxBytes);
    }
}
