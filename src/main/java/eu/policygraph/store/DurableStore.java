package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Schema;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.graph.SnapshotFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
    private final Optional<KeptSnapshot> kept;
    private Requests requests;

    /**
     * What came of the files.
     *
     * @param taken graphs that are as the files say and were not before
     * @param kept graphs that differ in the files and stay as they were written into the store
     */
    public record Loaded(List<Node> taken, List<Node> kept) {}

    private DurableStore(StoreFolder folder, DurableJournal journal, SnapshotBuilder builder, Clock clock, Recovery.Result found, Optional<KeptSnapshot> kept) throws IOException {
        this.kept = kept;
        this.folder = folder;
        this.journal = journal;
        this.builder = builder;
        this.notes = found.notes();
        this.publication = new Publication(builder, journal, clock, found.snapshot(), journal.sequence());
        this.upkeep = new Upkeep(folder, journal, clock, found.checkpoint());
    }

    /**
     * Opens the store of a folder, or makes an empty one. One that may only be read is opened too, and refuses every change.
     *
     * @param schema what its data are served under
     * @throws StoreException when it is in use, was written by a newer program, is damaged or cannot be written; says what to do
     */
    public static DurableStore open(Path path, Schema schema, SnapshotBuilder builder, Clock clock) throws IOException {
        return open(path, schema, Optional.empty(), builder, clock);
    }

    /**
     * The same, where the snapshot is kept in a file of the folder, so that the next start need not work it out again.
     *
     * @param key of all that the snapshot is made under, data apart, see {@link eu.policygraph.graph.InputKey}; empty to keep and use none
     */
    public static DurableStore open(Path path, Schema schema, Optional<String> key, SnapshotBuilder builder, Clock clock) throws IOException {
        StoreFolder folder = StoreFolder.open(path);
        try {
            DurableJournal journal = DurableJournal.open(folder.journal(), folder.isWritable());
            Optional<KeptSnapshot> kept = key.filter(k -> folder.isWritable()).map(k -> new KeptSnapshot(new SnapshotFile(folder.path().resolve("snapshot")), k));
            DurableStore store = new DurableStore(folder, journal, builder, clock, new Recovery(folder, journal, builder, schema, kept).run(clock), kept);
            if (folder.isWritable()) {
                store.upkeep.start();
            }
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
     * @param guard asked when the outcome is not what the files alone say, or when the ontology is another one than last time
     * @throws InputException when something in the files is wrong
     * @throws StoreException when files, ontology and what was written into the store do not fit together
     */
    public Loaded load(SourceFiles files, boolean filesWin, Guard guard) throws InputException, IOException, StoreUnavailableException {
        String digest = files.digest();
        Snapshot before = get();
        String ontology = ontologyDigest(before);
        boolean known = notes.contains(Terms.STORE, Terms.VALID_UNDER, NodeFactory.createLiteralString(ontology));
        boolean unchanged = !filesWin && notes.contains(Terms.STORE, Terms.FILES, NodeFactory.createLiteralString(digest));
        Merge merge = Merge.NOTHING;
        Snapshot after = before;
        boolean valid = known;
        if (!unchanged) {
            Snapshot read = files.loader().load();
            merge = Merge.of(before.asserted(), notes, read.asserted(), digest, filesWin);
            boolean filesAlone = before.asserted().isEmpty()
                    || DataDigest.of(before.asserted()).after(merge.delta()).equals(DataDigest.of(read.asserted()));
            after = filesAlone ? read : builder.apply(before, merge.delta());
            valid = filesAlone || known && merge.delta().isEmpty();
        }
        if (!valid && !after.asserted().isEmpty()) {
            examine(guard, before, after, merge.delta());
        }
        Delta change = Merge.difference(notes, noted(merge, ontology));
        if (!change.isEmpty() || !merge.delta().isEmpty()) {
            publication.publish(new Author(PROGRAM, "load", "files: " + files.paths()), merge.delta(), change, after);
            change.removed().forEach((name, graph) -> graph.find().forEachRemaining(notes::delete));
            change.added().forEach((name, graph) -> graph.find().forEachRemaining(notes::add));
        }
        keep();
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
    public void rehearse(Guard guard) {
        publication.rehearse(guard);
    }

    @Override
    public WriteRecord writes() {
        return publication.record();
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
        return new StoreStatus(true, journal.trouble(), journal.sequence(), journalBytes, state.sequence(), state.bytes(), state.checkpointAt(), state.compactedAt());
    }

    @Override
    public void audit(Consumer<Entry> to) throws IOException {
        Audit.read(folder.path(), to);
    }

    @Override
    public void compact() throws IOException {
        if (!folder.isWritable()) {
            throw new StoreException("the store in " + folder.path() + " may only be read; mount its disk for writing and start the server again");
        }
        publication.between(journal::endFile);
        upkeep.compactNow();
    }

    /**
     * From now on does what the owner of the folder asks from other processes, see {@link StoreTools}; where the disk takes no file, none are taken.
     *
     * @param guard asked before a backup is restored
     */
    public void takeRequests(Guard guard) {
        if (folder.isWritable()) {
            try {
                requests = new Requests(folder, this, guard);
            } catch (IOException e) {
                LOG.warn("The store in {} takes no commands of other processes until the server is started again: {}", folder.path(), e.toString());
            }
        }
    }

    @Override
    public void close() {
        if (requests != null) {
            requests.close();
        }
        publication.close();
        if (folder.isWritable()) {
            upkeep.close();
            keep();
        } else {
            upkeep.stop();
        }
        try {
            journal.close();
            folder.close();
        } catch (IOException e) {
            LOG.warn("The store in {} was not closed cleanly; nothing is lost: {}", folder.path(), e.toString());
        }
    }

    /** Nothing is written when this is called: the store is not served yet, or no more. */
    private void keep() {
        kept.ifPresent(file -> file.write(get(), notes, journal, upkeep.state().sequence()));
    }

    private static void examine(Guard guard, Snapshot before, Snapshot after, Delta delta) throws StoreException {
        try {
            guard.examine(before, after, delta);
        } catch (ChangeRefusedException e) {
            throw new StoreException("files, ontology and what was written into the store do not fit together. " + e.getMessage()
                    + ". Mend the files, or let them win over what was written with --reload, or serve the data as they are with --report-violations", e);
        }
    }

    /** The notes as they are to be. */
    private Graph noted(Merge merge, String ontology) {
        Graph noted = new GraphMemFast();
        notes.find().forEachRemaining(noted::add);
        merge.notes().removed().forEach((name, graph) -> graph.find().forEachRemaining(noted::delete));
        merge.notes().added().forEach((name, graph) -> graph.find().forEachRemaining(noted::add));
        noted.remove(Terms.STORE, Terms.VALID_UNDER, Node.ANY);
        noted.add(Terms.STORE, Terms.VALID_UNDER, NodeFactory.createLiteralString(ontology));
        return noted;
    }

    private static String ontologyDigest(Snapshot snapshot) {
        MessageDigest digest = DataDigest.sha256();
        snapshot.ontologyFiles().forEach((name, text) -> digest.update((name + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8)));
        return DataDigest.hex(digest);
    }
}
