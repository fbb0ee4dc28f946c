package eu.policygraph.store;

import eu.policygraph.graph.Snapshot;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The data that are served and the only way to change them. Safe for any number of threads; readers never wait. */
public interface GraphStore extends Supplier<Snapshot>, AutoCloseable {

    /** What readers see now. */
    @Override
    Snapshot get();

    /**
     * Makes a change as a whole or not at all, after those that came before it. When this returns, the change is kept as safely as
     * this store keeps anything, and {@link #get} gives its snapshot or a later one.
     *
     * @throws ChangeRefusedException when change or guard refuse; the data are as they were
     * @throws StoreUnavailableException when it cannot be kept; the data are as they were
     */
    Commit write(Author author, Change change, Guard guard) throws ChangeRefusedException, StoreUnavailableException;

    /**
     * Goes the way of a small change up to where it would be kept, and makes none: the first writer after a start need not wait for what is
     * made at its first use, as parsed shapes, indexes and compiled code. Writers wait while it goes on.
     */
    void rehearse(Guard guard);

    /**
     * Calls {@code listener} with each new snapshot when its change is kept and before any reader sees it, in the order of the changes.
     * Writers wait for it. What it throws is logged and stops nothing.
     */
    void onPublish(Consumer<Snapshot> listener);

    /** What writing has cost and what became of it. */
    WriteRecord writes();

    /** Whether what is not kept in memory can be read at the moment. */
    default boolean isReachable() {
        return true;
    }

    /** How the store is at the moment. */
    StoreStatus status();

    /**
     * Tells what was changed, by whom, when and why, in the order of the changes.
     *
     * @throws IOException when the record cannot be read, or is damaged
     */
    void audit(Consumer<Entry> to) throws IOException;

    /** Frees disk space that changes have left unused, and waits until that is done. Reads and writes go on meanwhile. */
    void compact() throws IOException;

    /** Ends the store: what was written is kept, further changes are refused, {@link #get} goes on to answer. */
    @Override
    void close();
}
