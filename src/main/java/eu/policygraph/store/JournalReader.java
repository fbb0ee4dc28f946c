package eu.policygraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.apache.jena.riot.RiotException;

/** Reads the changes of a journal in their order, and holds each to its checksum and to the one before it. */
final class JournalReader {

    /** Told of each change: first its statements, then its head. */
    interface Sink {
        void add(Node graph, Node subject, Node predicate, Node object);

        void remove(Node graph, Node subject, Node predicate, Node object);

        /** @param id identity of the change, a {@code urn:sha256:} */
        void done(String id, Entry entry) throws IOException;
    }

    private final Path folder;

    JournalReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the changes after one and up to another.
     *
     * @param id identity of the change numbered {@code after}; null when that is 0
     * @throws StoreException when the journal is damaged or does not reach so far
     */
    void read(long after, String id, long upTo, Sink sink) throws IOException {
        List<JournalFile> files = JournalFile.list(folder);
        Position position = new Position(after, id);
        for (int i = 0; i < files.size() && position.sequence < upTo; i++) {
            boolean passed = i + 1 < files.size() && files.get(i + 1).first() <= after + 1;
            if (!passed) {
                read(files.get(i), after, upTo, position, sink);
            }
        }
        if (position.sequence < upTo) {
            throw new StoreException("the journal in " + folder + " ends with change " + position.sequence + " and should reach " + upTo
                    + "; a file of it is missing. Bring the file back, or restore a backup into another folder");
        }
    }

    private void read(JournalFile file, long after, long upTo, Position position, Sink sink) throws IOException {
        try (InputStream in = file.open()) {
            for (Frame frame = Frame.read(in); frame != null; frame = position.sequence < upTo ? Frame.read(in) : null) {
                MessageDigest sha256 = DataDigest.sha256();
                InputStream body = new DigestInputStream(BoundedInputStream.builder().setInputStream(in).setMaxCount(frame.bytes()).setPropagateClose(false).get(), sha256);
                Patch patch = new Patch(after, sink);
                new RDFPatchReaderText(body).apply(patch);
                body.transferTo(OutputStream.nullOutputStream());
                if (!frame.id().equals("urn:sha256:" + DataDigest.hex(sha256))) {
                    throw new StoreException("its checksum is wrong");
                }
                Entry entry = patch.head.entry();
                if (entry.sequence() > after) {
                    position.follow(frame.id(), entry);
                    sink.done(frame.id(), entry);
                }
            }
        } catch (StoreException | RiotException e) {
            throw new StoreException("the journal is damaged in " + file.path() + " after change " + position.sequence + ": " + e.getMessage()
                    + ". Nothing was changed; restore a backup into another folder, or bring back the file", e);
        }
    }

    private static final class Position {
        private long sequence;
        private String id;

        private Position(long sequence, String id) {
            this.sequence = sequence;
            this.id = id;
        }

        private void follow(String next, Entry entry) throws StoreException {
            if (entry.sequence() != sequence + 1) {
                throw new StoreException("change " + entry.sequence() + " stands where " + (sequence + 1) + " should");
            }
            if (sequence > 0 && !id.equals(entry.previous())) {
                throw new StoreException("change " + entry.sequence() + " does not follow change " + sequence);
            }
            sequence++;
            id = next;
        }
    }

    private static final class Patch extends RDFChangesBase {
        private final Entry.Reader head = new Entry.Reader();
        private final long after;
        private final Sink sink;
        private boolean wanted;

        private Patch(long after, Sink sink) {
            this.after = after;
            this.sink = sink;
        }

        @Override
        public void header(String field, Node value) {
            head.header(field, value);
        }

        @Override
        public void txnBegin() {
            wanted = head.sequence() > after;
        }

        @Override
        public void add(Node g, Node s, Node p, Node o) {
            if (wanted) {
                sink.add(g, s, p, o);
            }
        }

        @Override
        public void delete(Node g, Node s, Node p, Node o) {
            if (wanted) {
                sink.remove(g, s, p, o);
            }
        }
    }
}
