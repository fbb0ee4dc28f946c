package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Schema;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.mem.GraphMemFast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps changes in a folder. A change is on the disk before it is acknowledged: in the journal, which is the truth and tells who changed
 * what and when. A checkpoint in TDB2 follows behind, so that a start need not read the whole journal. Readers read memory.
 */
public final class DurableStore implements GraphStore {

    private static final Logger LOG = LoggerFactory.getLogger(DurableStore.class);
    private static final String PROGRAM = "policygraph";

    private final StoreFolder folder;
    private final DurableJournal journal;
    private final SnapshotBuilder builder;
    private final Publication publication;
    private final Upkeep upkeep;
    private final Graph notes;

    /**
     * What came of the files.
     *
     * @param taken graphs that are as the files say and were not before
     * @param kept graphs that differ in the files and stay as they were written into the store
     */
    public record Loaded(List<Node> taken, List<Node> kept) {}

    private DurableStore(StoreFolder folder, DurableJournal journal, SnapshotBuilder builder, Clock clock, Recovery.Result found) throws IOException {
        this.folder = folder;
        this.journal = journal;
        this.builder = builder;
        this.notes = found.notes();
        this.publication = new Publication(builder, journal, clock, found.snapshot(), journal.sequence());
        this.upkeep = new Upkeep(folder, journal, clock, found.checkpoint());
    }

    /**
     * Opens the store of a folder, or makes an empty one.
     *
     * @param schema what its data are served under
     * @throws StoreException when it is in use, was written by a newer program, is damaged or cannot be written; says what to do
     */
    public static DurableStore open(Path path, Schema schema, SnapshotBuilder builder, Clock clock) throws IOException {
        StoreFolder folder = StoreFolder.open(path);
        try {
            DurableJournal journal = DurableJournal.open(folder.journal());
            DurableStore store = new DurableStore(folder, journal, builder, clock, new Recovery(folder, journal, builder, schema).run());
            store.upkeep.start();
            return store;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Whether there is a store in a folder, open or not. */
    public static boolean isStore(Path path) throws IOException {
        return StoreFolder.isStore(path);
    }

    /** Whether no change was ever made. */
    public boolean isNew() {
        return journal.sequence() == 0;
    }

    /**
     * Takes over what the files say, where they have changed since they were last looked at. A graph that was written to since is kept as
     * it is and told. To be called before the store is served.
     *
     * @param filesWin whether the files win over what was written to their graphs
     * @param guard asked when the outcome is not what the files alone say
     * @throws InputException when something in the files is wrong
     * @throws StoreException when the files do not fit what was written into the store
     */
    public Loaded load(SourceFiles files, boolean filesWin, Guard guard) throws InputException, IOException, StoreUnavailableException {
        String digest = files.digest();
        if (!filesWin && notes.contains(Terms.STORE, Terms.FILES, NodeFactory.createLiteralString(digest))) {
            return new Loaded(List.of(), List.of());
        }
        Snapshot before = get();
        Snapshot read = files.loader().load();
        Merge merge = Merge.of(before.asserted(), notes, read.asserted(), digest, filesWin);
        if (merge.delta().isEmpty() && merge.notes().isEmpty()) {
            return new Loaded(List.of(), merge.kept());
        }
        Snapshot after = before.asserted().isEmpty() ? read : merged(before, read, merge, guard);
        note(new Author(PROGRAM, "load", "files: " + files.paths()), merge.delta(), merge.notes(), after);
        return new Loaded(merge.taken(), merge.kept());
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
        Upkeep.State state = upkeep.state();
        long journalBytes;
        try {
            journalBytes = journal.bytes();
        } catch (IOException e) {
            journalBytes = -1;
        }
        return new StoreStatus(true, journal.isWritable(), journal.sequence(), journalBytes, state.sequence(), state.bytes(), state.checkpointAt(), state.compactedAt());
    }

    @Override
    public void compact() throws IOException {
        publication.between(journal::endFile);
        upkeep.compactNow();
    }

    /** Tells other processes of this machine where this store is served, until it is closed. */
    public void announce(Serving serving) throws IOException {
        serving.write(folder.serving());
    }

    @Override
    public void close() {
        publication.close();
        upkeep.close();
        try {
            journal.close();
            folder.close();
        } catch (IOException e) {
            LOG.warn("The store in {} was not closed cleanly; nothing is lost: {}", folder.path(), e.toString());
        }
    }

    private Snapshot merged(Snapshot before, Snapshot read, Merge merge, Guard guard) throws StoreException {
        if (merge.delta().isEmpty()) {
            return before;
        }
        if (DataDigest.of(before.asserted()).after(merge.delta()).equals(DataDigest.of(read.asserted()))) {
            return read;
        }
        Snapshot after = builder.apply(before, merge.delta());
        try {
            guard.examine(before, after, merge.delta());
        } catch (ChangeRefusedException e) {
            throw new StoreException("the changed files do not fit what was written into the store: " + e.getMessage()
                    + " Mend the files, or let them win over what was written with --reload", e);
        }
        return after;
    }

    private void note(Author author, Delta delta, Delta change, Snapshot after) throws StoreUnavailableException {
        publication.publish(author, delta, change, after);
        change.removed().getOrDefault(Terms.STORE, new GraphMemFast()).find().forEachRemaining(notes::delete);
        change.added().getOrDefault(Terms.STORE, new GraphMemFast()).find().forEachRemaining(notes::add);
    }
}
