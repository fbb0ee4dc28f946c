package eu.policygraph.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How a store is, for those who watch over it.
 *
 * @param durable whether changes outlive the program
 * @param writable whether the last attempt to write succeeded, or none was made yet
 * @param sequence number of the last change; 0 when there was none
 * @param journalBytes size of the journal on disk
 * @param checkpointSequence number of the last change that the checkpoint holds
 * @param checkpointBytes size of the checkpoint on disk
 * @param checkpointAt when the checkpoint was last written; empty when it was not since the start
 * @param compactedAt when the checkpoint was last compacted; empty when it was not since the start
 */
public record StoreStatus(boolean durable, boolean writable, long sequence, long journalBytes, long checkpointSequence, long checkpointBytes,
        Optional<Instant> checkpointAt, Optional<Instant> compactedAt) {}
