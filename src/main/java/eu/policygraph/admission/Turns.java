package eu.policygraph.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.jena.query.QueryCancelledException;

/**
 * Lets queries that compute for long take turns, so that a short one never waits behind them. Each query computes freely for a
 * moment; from then on it computes only while it has a turn, and hands it on when others wait. Safe for any number of threads.
 */
public final class Turns {

    /** Everybody computes as long as they like. */
    public static final Turns FREE = new Turns(Integer.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(1));

    /** How often one that waits looks whether its time is up. */
    private static final long LOOK_MILLIS = 50;

    private final Semaphore turns;
    private final long free;
    private final long length;

    /**
     * @param atOnce long queries that compute at the same time
     * @param free how long a query computes before it needs a turn
     * @param length of a turn when others wait
     */
    public Turns(int atOnce, Duration free, Duration length) {
        this.turns = new Semaphore(atOnce, true);
        this.free = free.toNanos();
        this.length = length.toNanos();
    }

    /** One processor is left to whatever is short; 200 ms are free, a turn takes 300 ms. */
    public static Turns usual() {
        return new Turns(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), Duration.ofMillis(200), Duration.ofMillis(300));
    }

    /** The turns of one query, asked by the thread that runs it. */
    final class Pace implements AutoCloseable {

        private long until = System.nanoTime() + free;
        private boolean held;

        /**
         * Returns at once while the query may go on computing, else when it may again.
         *
         * @param now {@link System#nanoTime}
         * @param ended asked while waiting; throws when the query has ended
         */
        void pass(long now, LongConsumer ended) {
            if (now - until < 0) {
                return;
            }
            if (held && !turns.hasQueuedThreads()) {
                until = now + length;
                return;
            }
            close();
            try {
                while (!turns.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    ended.accept(System.nanoTime());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new QueryCancelledException();
            }
            held = true;
            until = System.nanoTime() + length;
        }

        /** Hands the turn on. */
        @Override
        public void close() {
            if (held) {
                held = false;
                turns.release();
            }
        }
    }
}
