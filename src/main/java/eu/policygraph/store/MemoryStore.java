package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps changes in memory only: they are gone when the program ends. */
public final class MemoryStore implements GraphStore {

    private static final int REMEMBERED = 10_000;

    private final Publication publication;
    private final Counter counter = new Counter();

    /**
     * @param builder makes the next snapshot from the one before
     * @param clock tells the time of changes
     * @param first what readers see until the first change
     */
    public MemoryStore(SnapshotBuilder builder, Clock clock, Snapshot first) {
        this.publication = new Publication(builder, counter, clock, first, 0);
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
    public void rehearse(Guard guard) {
        publication.rehearse(guard);
    }

    @Override
    public WriteRecord writes() {
        return publication.record();
    }

    @Override
    public StoreStatus status() {
        return new StoreStatus(false, Optional.empty(), publication.sequence(), 0, 0, 0, Optional.empty(), Optional.empty());
    }

    /** The last ten thousand. */
    @Override
    public void audit(Consumer<Entry> to) {
        List<Entry> entries;
        synchronized (counter.entries) {
            entries = List.copyOf(counter.entries);
        }
        entries.forEach(to);
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
        private final Deque<Entry> entries = new ArrayDeque<>();
        private long last;

        @Override
        public long append(Author author, Delta data, Delta notes, Snapshot after, Instant at) {
            synchronized (entries) {
                entries.add(new Entry(++last, null, at, author, after.version(), "", data.additions(), data.removals()));
                if (entries.size() > REMEMBERED) {
                    entries.remove();
                }
            }
            return last;
        }
    }
}
