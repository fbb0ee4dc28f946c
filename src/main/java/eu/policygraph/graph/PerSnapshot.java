package eu.policygraph.graph;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something computed from a snapshot once and kept until another snapshot is served.
 *
 * @param <T> immutable, or safe for many threads
 */
public final class PerSnapshot<T> implements Supplier<T> {

    private record Kept<T>(Snapshot snapshot, T value) {}

    private final Supplier<Snapshot> current;
    private final Function<Snapshot, T> computation;
    private volatile Kept<T> kept;

    public PerSnapshot(Supplier<Snapshot> current, Function<Snapshot, T> computation) {
        this.current = current;
        this.computation = computation;
    }

    /** The value for the snapshot that is served now; the first caller computes it, others wait. */
    @Override
    public T get() {
        Snapshot snapshot = current.get();
        Kept<T> known = kept;
        return known != null && known.snapshot() == snapshot ? known.value() : compute(snapshot);
    }

    private synchronized T compute(Snapshot snapshot) {
        if (kept == null || kept.snapshot() != snapshot) {
            kept = new Kept<>(snapshot, computation.apply(snapshot));
        }
        return kept.value();
    }
}
