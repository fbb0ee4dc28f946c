package eu.policygraph.graph;

import java.util.Objects;
import java.util.function.Supplier;

/** Something that is worked out when it is first asked for, by one thread while others wait, and kept. */
public final class Once<T> implements Supplier<T> {

    private Supplier<T> computation;
    private volatile T value;

    private Once(Supplier<T> computation) {
        this.computation = Objects.requireNonNull(computation);
    }

    /** @param computation gives no null; one that fails is tried again at the next call */
    public static <T> Once<T> of(Supplier<T> computation) {
        return new Once<>(computation);
    }

    @Override
    public T get() {
        T known = value;
        return known == null ? compute() : known;
    }

    private synchronized T compute() {
        if (value == null) {
            value = Objects.requireNonNull(computation.get());
            computation = null;
        }
        return value;
    }
}
