package eu.policygraph.store;

import eu.policygraph.graph.Schema;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.store.StoreUnavailableException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a store comes back: from a snapshot that it has kept; else from its checkpoint and the changes after it; from all changes when the checkpoint is of no use. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final StoreFolder folder;
    private final DurableJournal journal;
    private final SnapshotBuilder builder;
    private final Schema schema;
    private final Optional<KeptSnapshot> kept;

    /**
     * What came back.
     *
     * @param notes what the store notes about itself
     * @param checkpoint number of the last change that the checkpoint holds; 0 when there is none
     */
    record Result(Snapshot snapshot, Graph notes, long checkpoint) {}

    Recovery(StoreFolder folder, DurableJournal journal, SnapshotBuilder builder, Schema schema, Optional<KeptSnapshot> kept) {
        this.kept = kept;
        this.folder = folder;
        this.journal = journal;
        this.builder = builder;
        this.schema = schema;
    }

    /** @throws StoreException when the journal is damaged */
    Result run(Clock clock) throws IOException {
        Optional<Result> found = kept.flatMap(file -> file.read(journal, builder, clock));
        return found.isPresent() ? found.get() : anew();
    }

    private Result anew() throws IOException {
        Data data = new Data();
        long position = 0;
        if (folder.isWritable() && Files.exists(folder.checkpoint())) {
            try {
                position = fromCheckpoint(data);
                check(data);
            } catch (IOException | RuntimeException | InternalError e) {
                position = 0;
                if (Disk.reason(folder.path(), e) == Reason.NO_SPACE) {
                    LOG.warn("The disk of the store in {} has no room to open the checkpoint; the journal is read in its place: {}", folder.path(), e.toString());
                } else {
                    LOG.warn("The checkpoint of the store in {} cannot be used and is made anew from the journal; nothing is lost: {}", folder.path(), e.toString());
                    Disk.delete(folder.checkpoint());
                    Files.deleteIfExists(folder.path().resolve("compacted"));
                }
            }
        }
        if (position == 0) {
            data = new Data();
            journal.reader().read(0, null, journal.sequence(), data);
            check(data);
        }
        return new Result(builder.build(schema, data.graphs()), data.notes(), position);
    }

    private long fromCheckpoint(Data data) throws IOException {
        Checkpoint.Position position;
        try (Checkpoint checkpoint = Checkpoint.open(folder.checkpoint())) {
            position = checkpoint.position();
            checkpoint.readInto(data);
        }
        if (position.sequence() > journal.sequence() || position.sequence() == journal.sequence() && position.sequence() > 0 && !position.id().equals(journal.id())) {
            throw new StoreException("it is of another journal");
        }
        journal.reader().read(position.sequence(), position.id(), journal.sequence(), data);
        return position.sequence();
    }

    /** Holds what was read to what the last change says of it. */
    private void check(Data data) throws IOException {
        DataDigest digest = DataDigest.of(data.graphs());
        if (journal.sequence() > 0 && !digest.hex().equals(journal.last().data())) {
            throw new StoreException("the data in " + folder.path() + " are not what change " + journal.sequence() + " led to; restore a backup into another folder");
        }
        journal.start(digest);
    }
}
