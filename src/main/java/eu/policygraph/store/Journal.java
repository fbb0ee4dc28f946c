package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import java.time.Instant;

/** Where changes are kept before any reader sees them. Used by one writer at a time. */
interface Journal {

    /**
     * Keeps a change.
     *
     * @return its number
     * @throws StoreUnavailableException when it is not kept, as a whole or in part
     */
    long append(Author author, Delta delta, Snapshot after, Instant at) throws StoreUnavailableException;
}
