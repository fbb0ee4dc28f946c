package eu.policygraph.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request to stop, given once by whoever waits for an answer, as when the client hangs up. It stops what runs under it now
 * and whatever begins under it later. Safe for any number of threads.
 */
public final class Cancellation {

    private final List<AtomicBoolean> running = new ArrayList<>();
    private boolean cancelled;

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
