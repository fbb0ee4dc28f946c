package eu.policygraph.web;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that requests and answers on their way may hold together, in bytes. However many clients are slow, it is not more. */
public final class Budget {

    private final long total;
    private final AtomicLong taken = new AtomicLong();

    /** @param total bytes */
    public Budget(long total) {
        this.total = total;
    }

    /** Takes so much if it is there. */
    boolean take(long bytes) {
        long before = taken.getAndAdd(bytes);
        if (before + bytes > total && bytes > 0) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Gives back what was taken. */
    void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** What is taken now. */
    public long taken() {
        return taken.get();
    }
}
