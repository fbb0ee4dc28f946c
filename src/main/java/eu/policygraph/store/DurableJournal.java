package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.store.StoreUnavailableException.Reason;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on disk. A change is in it as a whole, and on the disk, before {@link #append} returns; a failed append leaves the file as it
 * was. Files are written with {@link RandomAccessFile}: a channel would be closed when the writing thread is interrupted.
 */
final class DurableJournal implements Journal, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableJournal.class);
    private static final long FILE_SIZE = 4L << 20;
    private static final int IN_MEMORY = 50_000;
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final boolean writable;
    private JournalFile file;
    private RandomAccessFile out;
    private long end;
    private boolean atEnd = true;
    private volatile Reason failing;
    private volatile long sequence;
    private volatile String id;
    private volatile long firstInUse;
    private Entry last;
    private DataDigest digest = DataDigest.EMPTY;

    private DurableJournal(Path folder, boolean writable) {
        this.folder = folder;
        this.writable = writable;
        this.failing = writable ? null : Reason.READ_ONLY;
    }

    /**
     * Opens the journal of a folder and cuts off what a crash left of a change that was never acknowledged.
     *
     * @param writable false to leave everything as it is, and refuse every change
     * @throws StoreException when acknowledged changes are damaged
     */
    static DurableJournal open(Path folder, boolean writable) throws IOException {
        if (writable) {
            Files.createDirectories(folder);
            JournalFile.tidy(folder);
        }
        DurableJournal journal = new DurableJournal(folder, writable);
        List<JournalFile> files = JournalFile.list(folder);
        for (int i = files.size() - 1; i >= 0 && journal.sequence == 0; i--) {
            JournalEnd found = JournalEnd.of(files.get(i));
            if (found.last() != null) {
                journal.last = found.last();
                journal.sequence = found.last().sequence();
                journal.id = found.id();
            }
            if (writable && !files.get(i).isPacked()) {
                found.cut();
                if (i == files.size() - 1) {
                    journal.use(files.get(i), found.bytes());
                }
            }
        }
        return journal;
    }

    /** Number of the last change; 0 when there is none. */
    long sequence() {
        return sequence;
    }

    /** Identity of the last change; null when there is none. */
    String id() {
        return id;
    }

    /** Head of the change that was the last at the start; null when there was none. */
    Entry last() {
        return last;
    }

    /** Of the data that the last change led to. */
    DataDigest data() {
        return digest;
    }

    /** Tells what the data are that the last change led to, so that the next one can be added up. */
    void start(DataDigest data) {
        digest = data;
    }

    /** Why the last change could not be kept; empty when it was. */
    Optional<Reason> trouble() {
        return Optional.ofNullable(failing);
    }

    JournalReader reader() {
        return new JournalReader(folder);
    }

    long bytes() throws IOException {
        return Disk.size(folder);
    }

    /** Packs the files that no change is added to any more. May run beside {@link #append}. */
    void pack() throws IOException {
        for (JournalFile closed : JournalFile.list(folder)) {
            if (!closed.isPacked() && closed.first() < firstInUse) {
                closed.pack();
            }
        }
    }

    @Override
    public long append(Author author, Delta data, Delta notes, Snapshot after, Instant at) throws StoreUnavailableException {
        if (!writable) {
            throw new StoreUnavailableException(Reason.READ_ONLY, "The disk of the store could only be read when the server was started. Nothing was changed and reading goes on; "
                    + "mount it for writing, start the server again and send the change again.", null);
        }
        DataDigest next = digest.after(data);
        Entry entry = new Entry(sequence + 1, id, at, author, after.version(), next.hex(), data.additions(), data.removals());
        Frame.Body body = Frame.body(entry, data, notes);
        try {
            repair();
            if (out == null || end >= FILE_SIZE) {
                use(JournalFile.of(folder, sequence + 1), 0);
            }
            id = data.additions() + data.removals() <= IN_MEMORY ? writeAtOnce(body) : writeThrough(body);
        } catch (IOException e) {
            undo(e);
            throw unavailable(e);
        }
        if (failing != null) {
            LOG.info("The store in {} takes changes again", folder.getParent());
            failing = null;
        }
        digest = next;
        return ++sequence;
    }

    /** Ends the file in use, so that it can be packed; the next change begins another. Not to be called beside {@link #append}. */
    void endFile() throws IOException {
        repair();
        close();
        out = null;
        firstInUse = Long.MAX_VALUE;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    private String writeAtOnce(Frame.Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        byte[] content = bytes.toByteArray();
        Frame frame = Frame.of(target -> target.write(content));
        byte[] whole = new byte[Frame.FIRST + content.length];
        System.arraycopy(frame.firstLines(), 0, whole, 0, Frame.FIRST);
        System.arraycopy(content, 0, whole, Frame.FIRST, content.length);
        out.seek(end);
        atEnd = false;
        out.write(whole);
        return keep(frame);
    }

    /** For changes too large to be held once more in memory: worked out twice. */
    private String writeThrough(Frame.Body body) throws IOException {
        Frame frame = Frame.of(body);
        out.seek(end);
        atEnd = false;
        OutputStream stream = new BufferedOutputStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }
        }, BUFFER);
        stream.write(frame.firstLines());
        body.writeTo(stream);
        stream.flush();
        return keep(frame);
    }

    private String keep(Frame frame) throws IOException {
        out.getFD().sync();
        end += Frame.FIRST + frame.bytes();
        atEnd = true;
        return frame.id();
    }

    /** Goes on in a file that holds {@code bytes} of whole changes. */
    private void use(JournalFile next, long bytes) throws IOException {
        RandomAccessFile opened = new RandomAccessFile(next.path().toFile(), "rw");
        try {
            opened.setLength(bytes);
            opened.getFD().sync();
            Disk.syncFolder(folder);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        close();
        file = next;
        out = opened;
        end = bytes;
        atEnd = true;
        firstInUse = next.first();
    }

    /** Takes back what a failed append has written; what cannot be taken back now is when the next change comes. */
    private void undo(IOException failure) {
        try {
            repair();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void repair() throws IOException {
        if (!atEnd) {
            out.setLength(end);
            out.getFD().sync();
            atEnd = true;
        }
    }

    private StoreUnavailableException unavailable(IOException failure) {
        Reason reason = Disk.reason(folder, failure);
        String message = switch (reason) {
            case NO_SPACE -> "The disk of the store is full. Nothing was changed and reading goes on; free some space and send the change again.";
            case READ_ONLY -> "The disk of the store may only be read. Nothing was changed and reading goes on; mount it for writing and send the change again.";
            default -> "The disk of the store failed. Nothing was changed and reading goes on; the log of the server has the cause.";
        };
        if (failing != reason) {
            LOG.error("The store in {} takes no changes: {} ({})", folder.getParent(), message, String.valueOf(failure.getMessage()));
        }
        failing = reason;
        return new StoreUnavailableException(reason, message, failure);
    }
}
