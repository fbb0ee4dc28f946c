package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import java.time.Instant;

/** Where changes are kept before any reader sees them. Used by one writer at a time. */
interface Journal {

    /**
     * Keeps a change.
     *
     * @param data the difference in the data
     * @param notes the difference in what the store notes about itself, in the graph {@link Terms#STORE}
     * @return its number
     * @throws StoreUnavailableException when it is not kept, as a whole or in part
     */
    long append(Author author, Delta data, Delta notes, Snapshot after, Instant at) throws StoreUnavailableException;
}
