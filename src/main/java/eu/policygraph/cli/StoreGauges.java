package eu.policygraph.cli;

import eu.policygraph.operation.Gauges;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.StoreStatus;
import eu.policygraph.store.WriteRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What operators watch a store by. */
final class StoreGauges {

    private StoreGauges() {}

    static void register(GraphStore store, Gauges gauges, Clock clock) {
        gauge(gauges, store, "policygraph_store_writable", "1 when the last change was kept, 0 when the disk took none", s -> s.writable() ? 1 : 0);
        gauge(gauges, store, "policygraph_store_change", "Number of the last change", StoreStatus::sequence);
        gauge(gauges, store, "policygraph_store_journal_bytes", "Size of the journal on disk", StoreStatus::journalBytes);
        gauge(gauges, store, "policygraph_store_checkpoint_bytes", "Size of the checkpoint on disk", StoreStatus::checkpointBytes);
        gauge(gauges, store, "policygraph_store_changes_after_checkpoint", "Changes that a start would read from the journal", s -> s.sequence() - s.checkpointSequence());
        gauge(gauges, store, "policygraph_store_checkpoint_age_seconds", "Time since the last checkpoint; -1 when there was none since the start", s -> age(s.checkpointAt(), clock));
        countWrites(store.writes(), gauges);
        gauge(gauges, store, "policygraph_store_compaction_age_seconds", "Time since the last compaction; -1 when there was none since the start", s -> age(s.compactedAt(), clock));
    }

    private static void countWrites(WriteRecord writes, Gauges gauges) {
        for (WriteRecord.Step step : WriteRecord.Step.values()) {
            gauges.counter("policygraph_store_write_seconds_total", "Time that writes spent, by step", () -> writes.time(step).toNanos() / 1e9, "step", WriteRecord.name(step));
        }
        for (WriteRecord.Outcome outcome : WriteRecord.Outcome.values()) {
            gauges.counter("policygraph_store_writes_total", "Writes by what became of them", () -> writes.count(outcome), "outcome", WriteRecord.name(outcome));
        }
    }

    private static void gauge(Gauges gauges, GraphStore store, String name, String help, ToLongFunction<StoreStatus> value) {
        gauges.gauge(name, help, () -> value.applyAsLong(store.status()));
    }

    private static long age(Optional<Instant> at, Clock clock) {
        return at.map(then -> clock.instant().getEpochSecond() - then.getEpochSecond()).orElse(-1L);
    }
}
