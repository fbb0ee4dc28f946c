package eu.policygraph.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;

/** Long queries hand the processor round; a short one is not made to wait for them. */
class TurnsTest {

    private final MemoryPool memory = new MemoryPool(1 << 20, 1 << 20);
    private final Turns turns = new Turns(1, 1, Duration.ofMillis(20), Duration.ofMillis(20));

    @Test
    void longOnesAlternateAndAShortOneNeverWaits() throws Exception {
        List<AtomicBoolean> signals = List.of(new AtomicBoolean(), new AtomicBoolean(), new AtomicBoolean());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> turnsOfEach = new ArrayList<>();
            signals.forEach(signal -> turnsOfEach.add(threads.submit(() -> computeFor(signal))));
            Thread.sleep(1000);
            try (Budget lookUp = budget(new AtomicBoolean(), Duration.ofMinutes(1))) {
                lookUp.check();
            }
            signals.forEach(signal -> signal.set(true));
            for (Future<Integer> taken : turnsOfEach) {
                assertThat(taken.get(1, TimeUnit.MINUTES)).as("times that it came to compute again after a wait").isGreaterThan(1);
            }
        }
    }

    @Test
    void whoHadFewerTurnsComesFirst() throws Exception {
        Turns.Pace old = turns.new Pace();
        Turns.Pace older = turns.new Pace();
        hadThreeTurns(old).close();
        hadThreeTurns(older);
        List<String> called = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Turns.Pace young = turns.new Pace();
            young.pass(System.nanoTime(), now -> {});
            threads.submit(() -> goOn(old, "old", called));
            Thread.sleep(200);
            threads.submit(() -> goOn(young, "young", called));
            Thread.sleep(200);
            older.close();
        }
        assertThat(called).containsExactly("young", "old");
    }

    private static Turns.Pace hadThreeTurns(Turns.Pace pace) {
        for (int turn = 0; turn < 3; turn++) {
            pace.close();
            pace.pass(System.nanoTime(), now -> {});
        }
        return pace;
    }

    private static void goOn(Turns.Pace pace, String name, List<String> called) {
        pace.pass(System.nanoTime() + Duration.ofMinutes(1).toNanos(), now -> {});
        called.add(name);
        pace.close();
    }

    @Test
    void whoWaitsForATurnEndsWhenItsTimeIsUp() throws Exception {
        AtomicBoolean first = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Turns greedy = new Turns(1, 1, Duration.ofMinutes(1), Duration.ofMinutes(1));
            Future<?> holder = threads.submit(() -> {
                try (Budget budget = new Budget(first, System.nanoTime(), Duration.ofMinutes(1), memory, greedy)) {
                    budget.check();
                    while (!first.get()) {
                        Thread.onSpinWait();
                    }
                }
            });
            Thread.sleep(100);
            try (Budget waiting = new Budget(new AtomicBoolean(), System.nanoTime(), Duration.ofMillis(300), memory, greedy)) {
                assertThatThrownBy(waiting::check).isInstanceOf(QueryCancelledException.class);
            }
            first.set(true);
            holder.get(1, TimeUnit.MINUTES);
            try (Budget next = new Budget(new AtomicBoolean(), System.nanoTime(), Duration.ofMinutes(1), memory, greedy)) {
                next.check();
            }
        }
    }

    private Budget budget(AtomicBoolean signal, Duration time) {
        return new Budget(signal, System.nanoTime(), time, memory, turns);
    }

    /** Computes until the signal is set; how often it was made to wait. */
    private int computeFor(AtomicBoolean signal) {
        int waits = 0;
        long last = System.nanoTime();
        try (Budget budget = budget(signal, Duration.ofMinutes(1))) {
            while (true) {
                budget.check();
                long now = System.nanoTime();
                waits += now - last > Duration.ofMillis(10).toNanos() ? 1 : 0;
                last = now;
            }
        } catch (QueryCancelledException e) {
            return waits;
        }
    }
}
