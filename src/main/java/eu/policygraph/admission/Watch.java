package eu.policygraph.admission;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Looks after what is under way: one thread looks at each of them now and then, for to set a timer for each would wake a thread each time.
 * Safe for any number of threads.
 *
 * @param <T> what is looked after, by identity or by value as its {@code equals} has it
 */
public final class Watch<T> {

    /** After so many looks at nothing its thread ends; who comes next starts another one. */
    private static final int IDLE_LOOKS = 200;

    private final String name;
    private final long millis;
    private final Consumer<T> look;
    private final Set<T> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean awake = new AtomicBoolean();

    /**
     * @param name of its thread
     * @param millis between two looks
     * @param look is quick and does not throw
     */
    public Watch(String name, long millis, Consumer<T> look) {
        this.name = name;
        this.millis = millis;
        this.look = look;
    }

    /** Looks after this one until {@link #remove}. */
    public void add(T one) {
        underWay.add(one);
        if (!awake.get() && awake.compareAndSet(false, true)) {
            Thread.ofPlatform().name(name).daemon().start(this::run);
        }
    }

    /** Looks after this one no more; nothing when it does not. */
    public void remove(T one) {
        underWay.remove(one);
    }

    /** Does something with each of them now. */
    public void each(Consumer<T> action) {
        underWay.forEach(action);
    }

    private void run() {
        int idle = 0;
        while (idle < IDLE_LOOKS || !mayEnd()) {
            idle = underWay.isEmpty() ? idle + 1 : 0;
            underWay.forEach(look);
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                awake.set(false);
                return;
            }
        }
    }

    /** Who comes in the same moment finds nobody awake, or is seen here. */
    private boolean mayEnd() {
        awake.set(false);
        return underWay.isEmpty() || !awake.compareAndSet(false, true);
    }
}
