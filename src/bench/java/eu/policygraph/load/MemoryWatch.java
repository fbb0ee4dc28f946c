package eu.policygraph.load;

import eu.policygraph.outside.StartedProgram;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads the resident memory of a program again and again while it is open. */
final class MemoryWatch implements AutoCloseable {

    private static final double MEGABYTE = 1024 * 1024;

    private final List<Long> samples = new CopyOnWriteArrayList<>();
    private final Thread thread;

    MemoryWatch(StartedProgram program, Duration every) {
        thread = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                samples.add(program.residentBytes());
                try {
                    Thread.sleep(every);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    /** Megabytes at most. */
    double highest() {
        return samples.stream().mapToLong(Long::longValue).max().orElse(0) / MEGABYTE;
    }

    /** How many megabytes the average of the last third lies above that of the third before it: near zero on a plateau. */
    double growth() {
        int third = samples.size() / 3;
        return (average(samples.size() - third, samples.size()) - average(samples.size() - 2 * third, samples.size() - third)) / MEGABYTE;
    }

    private double average(int from, int to) {
        return samples.subList(from, to).stream().mapToLong(Long::longValue).average().orElse(0);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
