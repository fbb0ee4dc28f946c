package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.QueryCatalogue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The dumps of the snapshot that is served. Those of a replaced one are removed as soon as nobody makes or opens one of them;
 * answers that are being sent go on, for they hold their file open.
 */
public final class Dumps {

    /** The dumps of one snapshot and how many are at them. */
    private static final class Lease {
        private final Snapshot snapshot;
        private final DumpFolder folder;
        private int users;
        private boolean replaced;

        Lease(Snapshot snapshot, DumpFolder folder) {
            this.snapshot = snapshot;
            this.folder = folder;
        }
    }

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final TemporaryFolder folder;
    private Lease current;

    public Dumps(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, TemporaryFolder folder) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.folder = folder;
    }

    /** Does something with the dumps of the snapshot that is served; they stay until it is done. */
    <T> T use(Function<DumpFolder, T> work) {
        Lease lease = take();
        try {
            return work.apply(lease.folder);
        } finally {
            give(lease);
        }
    }

    /** Lets go of the dumps that are there, for another snapshot is coming. */
    public synchronized void retire() {
        if (current != null) {
            current.replaced = true;
            removeIfUnused(current);
            current = null;
        }
    }

    private synchronized Lease take() {
        Snapshot wanted = snapshot.get();
        if (current != null && current.snapshot != wanted) {
            retire();
        }
        if (current == null) {
            current = new Lease(wanted, new DumpFolder(wanted, catalogue.get(), folder.subfolder(wanted.version())));
        }
        current.users++;
        return current;
    }

    private synchronized void give(Lease lease) {
        lease.users--;
        removeIfUnused(lease);
    }

    private void removeIfUnused(Lease lease) {
        if (lease.replaced && lease.users == 0) {
            folder.remove(lease.folder.folder());
        }
    }
}
