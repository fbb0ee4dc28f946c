package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;

/**
 * The form of one change in the journal: an RDF Patch whose first two lines are its identity, the SHA-256 of all that follows them, and
 * the number of bytes that follow. What a crash cut off is known by these; and since each change names the one before, none can be
 * altered or left out without a trace.
 *
 * @param id {@code urn:sha256:} and 64 hexadecimal digits
 * @param bytes length of the body
 */
record Frame(String id, long bytes) {

    private static final Pattern FIRST_LINES = Pattern.compile("H id <(urn:sha256:[0-9a-f]{64})> \\.\nH bytes ([0-9]{15}) \\.\n");

    /** Bytes of the first two lines. */
    static final int FIRST = new Frame("urn:sha256:" + "0".repeat(64), 0).firstLines().length;

    /** How a body gets to a stream; called twice, with the same result. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The body of a change. */
    static Body body(Entry entry, Delta data, Delta notes) {
        return out -> {
            try {
                // Not closed: the stream is the caller's.
                RDFChangesWriterText patch = RDFChangesWriterText.create(out);
                entry.write(patch);
                patch.txnBegin();
                data.removed().forEach((name, graph) -> send(name, graph, patch::delete));
                notes.removed().forEach((name, graph) -> send(name, graph, patch::delete));
                data.added().forEach((name, graph) -> send(name, graph, patch::add));
                notes.added().forEach((name, graph) -> send(name, graph, patch::add));
                patch.txnCommit();
            } catch (RuntimeIOException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e);
            }
        };
    }

    /** The record of a body. */
    static Frame of(Body body) throws IOException {
        MessageDigest sha256 = DataDigest.sha256();
        long[] length = {0};
        try (OutputStream counting = new DigestOutputStream(new OutputStream() {
            @Override
            public void write(int b) {
                length[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                length[0] += count;
            }
        }, sha256)) {
            body.writeTo(counting);
        }
        return new Frame("urn:sha256:" + DataDigest.hex(sha256), length[0]);
    }

    byte[] firstLines() {
        return "H id <%s> .\nH bytes %015d .\n".formatted(id, bytes).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The first lines at the beginning of a stream; null when the stream is at its end.
     *
     * @throws StoreException when other bytes stand there
     */
    static Frame read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(FIRST);
        if (bytes.length == 0) {
            return null;
        }
        Matcher lines = FIRST_LINES.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!lines.matches()) {
            throw new StoreException("no change begins here");
        }
        return new Frame(lines.group(1), Long.parseLong(lines.group(2)));
    }

    private interface Sending {
        void send(Node g, Node s, Node p, Node o);
    }

    private static void send(Node name, Graph graph, Sending to) {
        graph.find().forEachRemaining(t -> to.send(name, t.getSubject(), t.getPredicate(), t.getObject()));
    }
}
