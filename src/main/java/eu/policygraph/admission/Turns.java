package eu.policygraph.admission;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.jena.query.QueryCancelledException;

/**
 * Lets queries that compute for long take turns, so that a short one never waits for their ends: a feedback queue. Each query begins
 * with a short first turn, for which those wait that came before it; one that needs more goes on in longer turns, and who had fewer
 * of them comes first. First turns have places of their own, so a crowd that begins at once neither takes all processors nor waits
 * for those that are under way. Safe for any number of threads.
 */
public final class Turns {

    /** Everybody computes as long as they like. */
    public static final Turns FREE = new Turns(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(1));

    /** How often one that waits looks whether its time is up. */
    private static final long LOOK_MILLIS = 50;

    private final Places first;
    private final Places later;

    /**
     * @param firstAtOnce queries in their first turn at the same time
     * @param laterAtOnce queries in a later turn at the same time
     * @param firstTurn how long the first turn of a query is
     * @param laterTurn of each later one, when others wait
     */
    public Turns(int firstAtOnce, int laterAtOnce, Duration firstTurn, Duration laterTurn) {
        this.first = new Places(firstAtOnce, firstTurn.toNanos());
        this.later = new Places(laterAtOnce, laterTurn.toNanos());
    }

    /** One processor is left to whatever is short: a first turn takes 30 ms, a later one 300 ms. */
    public static Turns usual() {
        int others = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new Turns(others, others, Duration.ofMillis(30), Duration.ofMillis(300));
    }

    /** The turns of one query, asked by the thread that runs it. */
    final class Pace implements AutoCloseable {

        private Places held;
        private long until;
        private int had;

        /**
         * Returns at once while the query may go on computing, else when it may again.
         *
         * @param now {@link System#nanoTime}
         * @param ended asked while waiting; throws when the query has ended
         */
        void pass(long now, LongConsumer ended) {
            if (held != null && now - until < 0) {
                return;
            }
            if (held == later && !later.wanted()) {
                until = now + later.length;
                return;
            }
            close();
            Places next = had == 0 ? first : later;
            next.take(had++, ended);
            held = next;
            until = System.nanoTime() + next.length;
        }

        /** Hands the turn on. */
        @Override
        public void close() {
            if (held != null) {
                held.leave();
                held = null;
            }
        }
    }

    /** Places to compute in, given to who had the fewest turns, and among those to who waits longest. */
    private static final class Places {

        private record Waiting(int had, long arrival, CountDownLatch called) {}

        private final long length;
        private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingInt(Waiting::had).thenComparingLong(Waiting::arrival));
        private long arrivals;
        private int open;

        Places(int open, long length) {
            this.open = open;
            this.length = length;
        }

        synchronized boolean wanted() {
            return !waiting.isEmpty();
        }

        synchronized void leave() {
            Waiting next = waiting.poll();
            if (next == null) {
                open++;
            } else {
                next.called().countDown();
            }
        }

        void take(int had, LongConsumer ended) {
            Waiting mine = enter(had);
            if (mine == null) {
                return;
            }
            boolean called = false;
            try {
                while (!(called = mine.called().await(LOOK_MILLIS, TimeUnit.MILLISECONDS))) {
                    ended.accept(System.nanoTime());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new QueryCancelledException();
            } finally {
                if (!called) {
                    giveUp(mine);
                }
            }
        }

        /** A place, as nothing to wait for, or what waits for one. */
        private synchronized Waiting enter(int had) {
            if (open > 0) {
                open--;
                return null;
            }
            Waiting mine = new Waiting(had, arrivals++, new CountDownLatch(1));
            waiting.add(mine);
            return mine;
        }

        /** Who was called in the same moment hands the place on. */
        private synchronized void giveUp(Waiting mine) {
            if (!waiting.remove(mine)) {
                leave();
            }
        }
    }
}
