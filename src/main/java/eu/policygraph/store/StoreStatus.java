package eu.policygraph.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How a store is, for those who watch over it.
 *
 * @param durable whether changes outlive the program
 * @param trouble why the last attempt to write failed; empty when it succeeded, or none was made yet
 * @param sequence number of the last change; 0 when there was none
 * @param journalBytes size of the journal on disk
 * @param checkpointSequence number of the last change that the checkpoint holds
 * @param checkpointBytes size of the checkpoint on disk
 * @param checkpointAt when the checkpoint was last written; empty when it was not since the start
 * @param compactedAt when the checkpoint was last compacted; empty when it was not since the start
 */
public record StoreStatus(boolean durable, Optional<StoreUnavailableException.Reason> trouble, long sequence, long journalBytes, long checkpointSequence, long checkpointBytes,
        Optional<Instant> checkpointAt, Optional<Instant> compactedAt) {

    /** Whether the last attempt to write succeeded, or none was made yet. */
    public boolean writable() {
        return trouble.isEmpty();
    }
}
