package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.graph.SnapshotFile;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.sparql.core.Quad;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshot of a store in a file, as of one change: with the few changes that the journal has after it, it is what a start would work out from
 * all of them. The journal stays the truth; a file that does not fit it is as none.
 */
final class KeptSnapshot {

    private static final Logger LOG = LoggerFactory.getLogger(KeptSnapshot.class);
    private static final String SEQUENCE = "sequence";
    private static final String CHANGE = "change";
    private static final String DATA = "data";
    private static final String CHECKPOINT = "checkpoint";
    private static final String NOTES = "notes";

    /** After more changed statements than this it is quicker to begin anew. */
    private static final int FEW = 100_000;

    private final SnapshotFile file;
    private final String key;
    private long kept = -1;

    /** @param key of what the snapshot is made under, 64 characters */
    KeptSnapshot(SnapshotFile file, String key) {
        this.file = file;
        this.key = key;
    }

    /** The state of the store after the last change of its journal; nothing where the file is of no use. */
    Optional<Recovery.Result> read(DurableJournal journal, SnapshotBuilder builder, Clock clock) {
        try {
            Optional<SnapshotFile.Contents> found = file.read(key, clock);
            return found.isEmpty() ? Optional.empty() : follow(found.get(), journal, builder);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The snapshot file {} does not fit the journal and will be made anew; nothing is lost: {}", file.path(), e.toString());
            return Optional.empty();
        }
    }

    private Optional<Recovery.Result> follow(SnapshotFile.Contents found, DurableJournal journal, SnapshotBuilder builder) throws IOException {
        long sequence = Long.parseLong(found.notes().get(SEQUENCE));
        String change = found.notes().get(CHANGE);
        Graph notes = new GraphMemFast();
        found.graphs().get(NOTES).find().forEachRemaining(notes::add);
        DataDigest digest = new DataDigest(new BigInteger(found.notes().get(DATA), 16));
        Snapshot snapshot = found.snapshot();
        if (sequence > journal.sequence() || sequence == journal.sequence() && !change.equals(String.valueOf(journal.id()))) {
            return Optional.empty();
        }
        if (sequence < journal.sequence()) {
            Changes changes = new Changes(notes);
            journal.reader().read(sequence, sequence == 0 ? null : change, journal.sequence(), changes);
            if (changes.last.size() > FEW) {
                return Optional.empty();
            }
            Delta delta = changes.delta(snapshot);
            snapshot = builder.apply(snapshot, delta);
            digest = digest.after(delta);
        }
        if (journal.sequence() > 0 && !digest.hex().equals(journal.last().data())) {
            return Optional.empty();
        }
        journal.start(digest);
        kept = sequence;
        return Optional.of(new Recovery.Result(snapshot, notes, Long.parseLong(found.notes().get(CHECKPOINT))));
    }

    /**
     * Keeps the state after the last change of the journal, if it is not kept yet. Nothing may be written meanwhile.
     *
     * @param checkpoint number of the last change that the checkpoint holds
     */
    void write(Snapshot snapshot, Graph notes, DurableJournal journal, long checkpoint) {
        if (kept != journal.sequence()) {
            Map<String, String> texts = Map.of(SEQUENCE, Long.toString(journal.sequence()), CHANGE, String.valueOf(journal.id()), DATA, journal.data().hex(), CHECKPOINT, Long.toString(checkpoint));
            if (file.write(key, new SnapshotFile.Contents(snapshot, new TreeMap<>(texts), new TreeMap<>(Map.of(NOTES, notes))))) {
                kept = journal.sequence();
            }
        }
    }

    /** What the journal says after the file was written; of each statement the last word counts. */
    private static final class Changes implements JournalReader.Sink {
        private final Graph notes;
        private final Map<Quad, Boolean> last = new LinkedHashMap<>();

        private Changes(Graph notes) {
            this.notes = notes;
        }

        @Override
        public void add(Node graph, Node subject, Node predicate, Node object) {
            note(Quad.create(graph, subject, predicate, object), true);
        }

        @Override
        public void remove(Node graph, Node subject, Node predicate, Node object) {
            note(Quad.create(graph, subject, predicate, object), false);
        }

        @Override
        public void done(String id, Entry entry) {
            // The statements are all that is asked for.
        }

        private void note(Quad quad, boolean there) {
            if (!quad.getGraph().equals(Terms.STORE)) {
                last.put(quad, there);
            } else if (there) {
                notes.add(quad.asTriple());
            } else {
                notes.delete(quad.asTriple());
            }
        }

        Delta delta(Snapshot snapshot) {
            List<Quad> added = new ArrayList<>();
            List<Quad> removed = new ArrayList<>();
            last.forEach((quad, there) -> (there ? added : removed).add(quad));
            return Delta.effective(snapshot.asserted(), added, removed);
        }
    }
}
