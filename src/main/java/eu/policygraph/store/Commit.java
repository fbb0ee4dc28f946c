package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import java.time.Instant;

/**
 * A change that was made and kept.
 *
 * @param sequence its number in the journal, from 1; that of the change before when there was nothing to do
 * @param snapshot what readers see from now on
 * @param delta the difference in the data; empty when there was nothing to do
 * @param at when it was made
 */
public record Commit(long sequence, Snapshot snapshot, Delta delta, Instant at) {}
