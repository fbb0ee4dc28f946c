package eu.policygraph.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * Something computed from a snapshot once and kept. The values of two snapshots are kept, so that requests that began before
 * a change and those that began after it do not take turns in having it computed.
 *
 * @param <T> immutable, or safe for many threads
 */
public final class PerSnapshot<T> implements Supplier<T> {

    /** Makes the value of a snapshot from that of an earlier one. */
    @FunctionalInterface
    public interface Step<T> {
        /** @param changed the subjects of all statements that were added or removed in between, see {@link Snapshot#changedSince} */
        T next(T before, Snapshot snapshot, Set<Node> changed);
    }

    private record Kept<T>(Snapshot snapshot, T value) {}

    private static final int KEPT = 2;

    private final Supplier<Snapshot> current;
    private final Function<Snapshot, T> computation;
    private final Optional<Step<T>> step;
    private volatile List<Kept<T>> kept = List.of();

    public PerSnapshot(Supplier<Snapshot> current, Function<Snapshot, T> computation) {
        this(current, computation, Optional.empty());
    }

    /** @param step used in place of {@code computation} where the value of an earlier snapshot is at hand and what changed since is known */
    public PerSnapshot(Supplier<Snapshot> current, Function<Snapshot, T> computation, Step<T> step) {
        this(current, computation, Optional.of(step));
    }

    private PerSnapshot(Supplier<Snapshot> current, Function<Snapshot, T> computation, Optional<Step<T>> step) {
        this.current = current;
        this.computation = computation;
        this.step = step;
    }

    /** The value for the snapshot that is served now; the first caller computes it, others wait. */
    @Override
    public T get() {
        return of(current.get());
    }

    /** Computes the value for a snapshot that is not served yet, if anybody has asked for that of an earlier one: so no reader waits for it. */
    public void prepare(Snapshot next) {
        if (!kept.isEmpty()) {
            of(next);
        }
    }

    private T of(Snapshot snapshot) {
        return known(snapshot).orElseGet(() -> compute(snapshot));
    }

    private Optional<T> known(Snapshot snapshot) {
        for (Kept<T> each : kept) {
            if (each.snapshot() == snapshot) {
                return Optional.of(each.value());
            }
        }
        return Optional.empty();
    }

    private synchronized T compute(Snapshot snapshot) {
        return known(snapshot).orElseGet(() -> {
            T value = stepped(snapshot).orElseGet(() -> computation.apply(snapshot));
            kept = Stream.concat(Stream.of(new Kept<>(snapshot, value)), kept.stream()).limit(KEPT).toList();
            return value;
        });
    }

    private Optional<T> stepped(Snapshot snapshot) {
        return step.flatMap(way -> kept.stream()
                .flatMap(earlier -> snapshot.changedSince(earlier.snapshot()).map(changed -> way.next(earlier.value(), snapshot, changed)).stream())
                .findFirst());
    }
}
