package eu.policygraph.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A request to stop, given once by whoever waits for an answer, as when the client hangs up. It stops what runs under it now
 * and whatever begins under it later. Safe for any number of threads. Work that is done {@link #during} it finds it as the
 * {@link #current} one, so that nobody has to hand it on.
 */
public final class Cancellation {

    private static final ThreadLocal<Cancellation> CURRENT = new ThreadLocal<>();

    private final List<AtomicBoolean> running = new ArrayList<>();
    private final long began = System.nanoTime();
    private boolean cancelled;

    /** The one that the calling thread works under; where there is none, one that nobody will give. */
    public static Cancellation current() {
        Cancellation current = CURRENT.get();
        return current == null ? new Cancellation() : current;
    }

    /** Does something on the calling thread under this one. */
    public <T> T during(Supplier<T> work) {
        Cancellation outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** {@link System#nanoTime} when it was made: of a request, when that arrived. */
    public long began() {
        return began;
    }

    /** Asks everything under it to stop; a second call does nothing. Returns at once. */
    public synchronized void cancel() {
        cancelled = true;
        running.forEach(signal -> signal.set(true));
    }

    /** Whether {@link #cancel} was called. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Sets a signal when this is cancelled, at once if it already is, until {@link #detach}. */
    public synchronized void attach(AtomicBoolean signal) {
        running.add(signal);
        if (cancelled) {
            signal.set(true);
        }
    }

    /** Leaves a signal alone from now on. */
    public synchronized void detach(AtomicBoolean signal) {
        running.removeIf(other -> other == signal);
    }
}
