package eu.policygraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.PatchHeader;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the whole changes of a journal file end.
 *
 * @param bytes how far they reach
 * @param size how far the file reaches
 * @param id identity of the last whole change; null when there is none
 * @param last its head; null when there is none
 */
record JournalEnd(JournalFile file, long bytes, long size, String id, Entry last) {

    private static final Logger LOG = LoggerFactory.getLogger(JournalEnd.class);
    private static final byte[] MARK = "\nH id <urn:sha256:".getBytes(StandardCharsets.US_ASCII);

    /** @throws StoreException when a whole change comes after one that is not: that is no trace of a crash */
    static JournalEnd of(JournalFile file) throws IOException {
        long end = 0;
        long last = -1;
        String id = null;
        try (InputStream in = file.open()) {
            for (Frame frame = next(in); frame != null && isWhole(frame, in); frame = next(in)) {
                last = end;
                id = frame.id();
                end += Frame.FIRST + frame.bytes();
            }
        }
        if (file.isPacked()) {
            return new JournalEnd(file, end, end, id, entry(file, last));
        }
        JournalEnd found = new JournalEnd(file, end, Files.size(file.path()), id, entry(file, last));
        found.refuseDamage();
        return found;
    }

    /** Takes away what comes after the whole changes. It was never acknowledged, but is kept beside the journal for whoever wants to look. */
    void cut() throws IOException {
        if (size > bytes) {
            Path rest = file.path().resolveSibling(file.path().getFileName() + ".torn");
            Path draft = file.path().resolveSibling("torn.tmp");
            boolean copied = copyTo(draft);
            if (copied) {
                Files.move(draft, rest, StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
                channel.truncate(bytes);
                channel.force(true);
            }
            LOG.warn("Cut {} bytes of a change that was being written when the program was stopped, and that nobody was told of; {}", size - bytes,
                    copied ? "they are in " + rest : "the disk had no room to keep them");
        }
    }

    /** Whether there was room for what comes after the whole changes. */
    private boolean copyTo(Path draft) throws IOException {
        try (InputStream in = file.open(); OutputStream out = Files.newOutputStream(draft)) {
            in.skipNBytes(bytes);
            in.transferTo(out);
            return true;
        } catch (IOException e) {
            if (Disk.reason(draft.toAbsolutePath().getParent(), e) != StoreUnavailableException.Reason.NO_SPACE) {
                throw e;
            }
            Files.deleteIfExists(draft);
            return false;
        }
    }

    private static Frame next(InputStream in) throws IOException {
        try {
            return Frame.read(in);
        } catch (StoreException e) {
            return null;
        }
    }

    private static boolean isWhole(Frame frame, InputStream in) throws IOException {
        MessageDigest sha256 = DataDigest.sha256();
        try (InputStream body = new DigestInputStream(BoundedInputStream.builder().setInputStream(in).setMaxCount(frame.bytes()).setPropagateClose(false).get(), sha256)) {
            long length = body.transferTo(OutputStream.nullOutputStream());
            return length == frame.bytes() && frame.id().equals("urn:sha256:" + DataDigest.hex(sha256));
        }
    }

    private static Entry entry(JournalFile file, long last) throws IOException {
        if (last < 0) {
            return null;
        }
        try (InputStream in = file.open()) {
            in.skipNBytes(last + Frame.FIRST);
            PatchHeader header = RDFPatchReaderText.readerHeader(in);
            Entry.Reader reader = new Entry.Reader();
            header.forEach((String field, Node value) -> reader.header(field, value));
            return reader.entry();
        }
    }

    private void refuseDamage() throws IOException {
        if (size <= bytes) {
            return;
        }
        try (InputStream in = file.open()) {
            in.skipNBytes(bytes);
            int matched = 0;
            long at = bytes;
            for (int b = in.read(); b >= 0; b = in.read()) {
                at++;
                matched = b == MARK[matched] ? matched + 1 : b == MARK[0] ? 1 : 0;
                if (matched == MARK.length) {
                    if (holdsWholeChangeAt(at - MARK.length + 1)) {
                        throw new StoreException("the journal is damaged in " + file.path() + " at byte " + bytes
                                + ", and whole changes come after that. Nothing was changed; bring back the file, or restore a backup into another folder");
                    }
                    matched = 0;
                }
            }
        }
    }

    private boolean holdsWholeChangeAt(long start) throws IOException {
        try (InputStream in = file.open()) {
            in.skipNBytes(start);
            Frame frame = next(in);
            return frame != null && isWhole(frame, in);
        }
    }
}
