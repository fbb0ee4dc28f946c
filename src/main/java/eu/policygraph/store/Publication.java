package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.store.WriteRecord.Outcome;
import eu.policygraph.store.WriteRecord.Step;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of every change: work out, build the next snapshot, guard, keep, tell, show. One at a time. */
final class Publication {

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final SnapshotBuilder builder;
    private final Journal journal;
    private final Clock clock;
    private final ReentrantLock writer = new ReentrantLock(true);
    private final WriteRecord record = new WriteRecord();
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot current;
    private long sequence;
    private boolean closed;

    /** @param sequence number of the last change that {@code first} holds */
    Publication(SnapshotBuilder builder, Journal journal, Clock clock, Snapshot first, long sequence) {
        this.builder = builder;
        this.journal = journal;
        this.clock = clock;
        this.current = first;
        this.sequence = sequence;
    }

    Snapshot current() {
        return current;
    }

    Commit write(Author author, Change change, Guard guard) throws ChangeRefusedException, StoreUnavailableException {
        WriteRecord.Write write = record.begin();
        writer.lock();
        write.done(Step.WAIT);
        Outcome outcome = Outcome.REFUSED;
        try {
            if (closed) {
                throw new StoreUnavailableException(StoreUnavailableException.Reason.CLOSED, "The server is being stopped. Send the change again when it is back.", null);
            }
            Snapshot before = current;
            Delta delta = change.evaluate(before);
            Instant at = clock.instant();
            write.done(Step.WORK_OUT);
            if (delta.isEmpty()) {
                outcome = Outcome.UNCHANGED;
                return new Commit(sequence, before, delta, at);
            }
            Wellformed.examine(delta);
            Snapshot after = builder.apply(before, delta);
            write.done(Step.BUILD);
            guard.examine(before, after, delta);
            write.done(Step.GUARD);
            Commit commit = publish(author, delta, Delta.NONE, after, at, write);
            outcome = Outcome.KEPT;
            return commit;
        } catch (StoreUnavailableException e) {
            outcome = Outcome.UNAVAILABLE;
            throw e;
        } finally {
            writer.unlock();
            write.end(outcome);
        }
    }

    void rehearse(Guard guard) {
        writer.lock();
        try {
            if (!closed) {
                Delta delta = Rehearsal.delta(current);
                guard.examine(current, builder.apply(current, delta), delta);
            }
        } catch (ChangeRefusedException | RuntimeException e) {
            LOG.debug("The rehearsal of a write ended early", e);
        } finally {
            writer.unlock();
        }
    }

    WriteRecord record() {
        return record;
    }

    /**
     * Keeps and shows a snapshot that is there already: what files or a store say at the start.
     *
     * @param notes what the store notes about itself
     */
    Commit publish(Author author, Delta delta, Delta notes, Snapshot after) throws StoreUnavailableException {
        writer.lock();
        try {
            return publish(author, delta, notes, after, clock.instant(), record.begin());
        } finally {
            writer.unlock();
        }
    }

    private Commit publish(Author author, Delta delta, Delta notes, Snapshot after, Instant at, WriteRecord.Write write) throws StoreUnavailableException {
        sequence = journal.append(author, delta, notes, after, at);
        write.done(Step.KEEP);
        listeners.forEach(listener -> tell(listener, after));
        current = after;
        write.done(Step.SHOW);
        return new Commit(sequence, after, delta, at);
    }

    /** Something that must not happen while a change is being kept. */
    interface Pause {
        void run() throws IOException;
    }

    void between(Pause pause) throws IOException {
        writer.lock();
        try {
            pause.run();
        } finally {
            writer.unlock();
        }
    }

    void onPublish(Consumer<Snapshot> listener) {
        listeners.add(listener);
    }

    long sequence() {
        writer.lock();
        try {
            return sequence;
        } finally {
            writer.unlock();
        }
    }

    /** Waits for the change that is being made; there is none after it. */
    void close() {
        writer.lock();
        closed = true;
        writer.unlock();
    }

    /** The change is kept already: a listener that fails cannot undo it. */
    private static void tell(Consumer<Snapshot> listener, Snapshot snapshot) {
        try {
            listener.accept(snapshot);
        } catch (RuntimeException e) {
            LOG.error("A listener failed on version {}", snapshot.shortVersion(), e);
        }
    }
}
