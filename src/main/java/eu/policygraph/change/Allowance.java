package eu.policygraph.change;

import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import java.time.Duration;

/** What one change may still use: time until a deadline, and a number of statements that it adds or removes. For one thread. */
final class Allowance {

    private static final int BETWEEN_LOOKS = 256;

    private final Duration time;
    private final int statements;
    private final long deadline;
    private int spent;

    Allowance(Duration time, int statements) {
        this.time = time;
        this.statements = statements;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /**
     * One more statement.
     *
     * @throws ProblemException 413 when there are too many, 503 when the time is up
     */
    void spend() {
        if (++spent > statements) {
            throw Problem.of("change-too-large", 413, "Content too large", "The change adds or removes more than " + statements + " statements. Send it in parts.")
                    .with("limit", statements).exception();
        }
        if (spent % BETWEEN_LOOKS == 0) {
            millisLeft();
        }
    }

    /**
     * Milliseconds until the deadline, at least 1.
     *
     * @throws ProblemException 503 when there is none left
     */
    long millisLeft() {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw timeout();
        }
        return Math.max(1, left / 1_000_000);
    }

    ProblemException timeout() {
        return Problem.of("change-timeout", 503, "Change timed out", "The change was not made, for it took longer than " + time.toMillis() + " ms to work out. Send it in parts, or name more of the pattern.")
                .with("limit-ms", time.toMillis()).withHeader("Retry-After", "5").exception();
    }
}
