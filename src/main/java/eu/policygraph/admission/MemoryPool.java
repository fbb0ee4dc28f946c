package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all running queries share for rows they have to keep: sorted, grouped, distinct, joined, and answered ones. It
 * counts estimates, not bytes of the heap. Safe for any number of threads.
 */
public final class MemoryPool {

    /** Estimated bytes that an account asks for at a time, so that threads seldom meet. */
    private static final long CHUNK = 256 * 1024;

    private final AtomicLong free;
    private final long perQuery;

    /**
     * @param total estimated bytes of all queries together
     * @param perQuery estimated bytes of one query
     */
    public MemoryPool(long total, long perQuery) {
        this.free = new AtomicLong(Math.max(total, perQuery));
        this.perQuery = perQuery;
    }

    /** Estimated bytes that nobody holds now. */
    public long free() {
        return free.get();
    }

    /** The share of one query. */
    Share open() {
        return new Share();
    }

    /** What one query holds; used by one thread at a time. */
    final class Share implements AutoCloseable {

        private long held;
        private long used;

        /**
         * @param bytes estimated
         * @throws RefusedException when the query has its part, or nothing is left for it; nothing is taken then
         */
        void take(long bytes) {
            if (used + bytes > perQuery) {
                throw RefusedException.of(Reason.MEMORY, "The query has to keep more rows at once than one query may (about " + perQuery / (1024 * 1024)
                        + " MB). Narrow the pattern, or leave out ORDER BY, DISTINCT or GROUP BY.");
            }
            if (used + bytes > held) {
                reserve(Math.max(CHUNK, used + bytes - held));
            }
            used += bytes;
        }

        /** Gives back what was taken, for other rows of the same query. */
        void give(long bytes) {
            used -= bytes;
        }

        /**
         * As {@link #take}, but says no when the query has its part.
         *
         * @throws RefusedException when nothing is left for anybody
         */
        boolean tryTake(long bytes) {
            boolean fits = used + bytes <= perQuery;
            if (fits) {
                take(bytes);
            }
            return fits;
        }

        private void reserve(long bytes) {
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                throw RefusedException.of(Reason.BUSY, "The queries that run now need all the memory there is for queries. Ask again in a while.");
            }
            held += bytes;
        }

        @Override
        public void close() {
            free.addAndGet(held);
            held = 0;
            used = 0;
        }
    }
}
