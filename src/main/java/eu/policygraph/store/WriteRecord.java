package eu.policygraph.store;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What writing has cost since the start, step by step, and what became of it. Safe for any number of threads. */
public final class WriteRecord {

    /** The steps of a write, in their order. */
    public enum Step {
        /** For the writers before. */
        WAIT,
        /** What the change adds and removes. */
        WORK_OUT,
        /** The next snapshot. */
        BUILD,
        /** Shapes and checks. */
        GUARD,
        /** In the journal, to the disk. */
        KEEP,
        /** What readers need of the new snapshot before they see it. */
        SHOW
    }

    /** What became of a write. */
    public enum Outcome {
        /** It is kept and shown. */
        KEPT,
        /** The data were so already. */
        UNCHANGED,
        /** The change or the guard refused it. */
        REFUSED,
        /** The store took none. */
        UNAVAILABLE
    }

    private static final Logger LOG = LoggerFactory.getLogger(WriteRecord.class);
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final Map<Step, LongAdder> nanos = new EnumMap<>(Step.class);
    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);

    WriteRecord() {
        for (Step step : Step.values()) {
            nanos.put(step, new LongAdder());
        }
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, new LongAdder());
        }
    }

    /** Time that all writes together spent in a step. */
    public Duration time(Step step) {
        return Duration.ofNanos(nanos.get(step).sum());
    }

    /** How many writes ended so. */
    public long count(Outcome outcome) {
        return counts.get(outcome).sum();
    }

    /** A write begins. */
    Write begin() {
        return new Write();
    }

    /** One write on its way; used by one thread. */
    final class Write {

        private final Map<Step, Long> took = new EnumMap<>(Step.class);
        private long last = System.nanoTime();

        /** Says that a step is over. */
        void done(Step step) {
            long now = System.nanoTime();
            took.merge(step, now - last, Long::sum);
            nanos.get(step).add(now - last);
            last = now;
        }

        /** Says that the write is over. One that took very long is told, with what it spent the time on. */
        void end(Outcome outcome) {
            counts.get(outcome).increment();
            Duration all = Duration.ofNanos(took.values().stream().mapToLong(Long::longValue).sum());
            if (all.compareTo(SLOW) > 0) {
                StringJoiner steps = new StringJoiner(", ");
                took.forEach((step, time) -> steps.add(name(step) + " " + Duration.ofNanos(time).toMillis() + " ms"));
                LOG.warn("A write took {} ms: {}", all.toMillis(), steps);
            }
        }
    }

    /** The step as a word for metrics and messages. */
    public static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
