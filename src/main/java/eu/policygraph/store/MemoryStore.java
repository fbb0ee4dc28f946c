package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps changes in memory only: they are gone when the program ends. */
public final class MemoryStore implements GraphStore {

    private final Publication publication;

    /**
     * @param builder makes the next snapshot from the one before
     * @param clock tells the time of changes
     * @param first what readers see until the first change
     */
    public MemoryStore(SnapshotBuilder builder, Clock clock, Snapshot first) {
        this.publication = new Publication(builder, new Counter(), clock, first, 0);
    }

    @Override
    public Snapshot get() {
        return publication.current();
    }

    @Override
    public Commit write(Author author, Change change, Guard guard) throws ChangeRefusedException, StoreUnavailableException {
        return publication.write(author, change, guard);
    }

    @Override
    public void onPublish(Consumer<Snapshot> listener) {
        publication.onPublish(listener);
    }

    @Override
    public StoreStatus status() {
        return new StoreStatus(false, true, publication.sequence(), 0, 0, 0, Optional.empty(), Optional.empty());
    }

    @Override
    public void compact() {
        // There is no disk space to free.
    }

    @Override
    public void close() {
        publication.close();
    }

    private static final class Counter implements Journal {
        private long last;

        @Override
        public long append(Author author, Delta data, Delta notes, Snapshot after, Instant at) {
            return ++last;
        }
    }
}
