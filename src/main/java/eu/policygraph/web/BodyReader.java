package eu.policygraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the body of one request, within its own limit and within what all requests may hold together. */
final class BodyReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final int PIECE = 16 * 1024;
    private static final Duration DRAIN_TIME = Duration.ofSeconds(2);
    private static final int DRAIN_BYTES = 64 * 1024 * 1024;

    private final HttpServletRequest in;
    private final int limit;
    private final Budget budget;
    private long taken;
    private boolean read;
    private Path file;

    /** @param limit bytes of this body */
    BodyReader(HttpServletRequest in, int limit, Budget budget) {
        this.in = in;
        this.limit = limit;
        this.budget = budget;
    }

    /** @throws ProblemException 400 when it is broken, 413 when it is too long, 415 when it is compressed, 503 when too much is on its way already */
    byte[] read() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        copy(limit, (piece, count) -> {
            take(count);
            body.write(piece, 0, count);
        });
        return body.toByteArray();
    }

    /**
     * Reads into a file that is there until this is closed.
     *
     * @throws ProblemException as {@link #read}; 507 when there is no room
     */
    Path readToFile(long most) {
        try {
            file = Files.createTempFile("policygraph-", ".upload");
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(most, (piece, count) -> write(out, piece, count));
            }
            return file;
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static void write(OutputStream out, byte[] piece, int count) {
        try {
            out.write(piece, 0, count);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static ProblemException noRoom(IOException e) {
        LOG.error("The body of a request cannot be written to a file in {}", System.getProperty("java.io.tmpdir"), e);
        return Problem.of("store-unavailable", 507, "Insufficient storage", "The server has no room for the file. Its operator finds the reason in the log.").withHeader("Retry-After", "30").exception();
    }

    private interface Sink {
        void take(byte[] piece, int count);
    }

    private void copy(long most, Sink sink) {
        Optional<String> coding = Optional.ofNullable(in.getHeader("Content-Encoding")).filter(c -> !c.isBlank() && !c.strip().equalsIgnoreCase("identity"));
        if (coding.isPresent()) {
            throw Problem.of("compressed-body", 415, "Unsupported media type", "Bodies are taken as they are, not compressed. Send this one without Content-Encoding.")
                    .withHeader("Accept-Encoding", "identity").exception();
        }
        if (in.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        try {
            InputStream source = in.getInputStream();
            byte[] piece = new byte[PIECE];
            long size = 0;
            for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
                size += count;
                if (size > most) {
                    throw tooLarge(most);
                }
                sink.take(piece, count);
            }
            read = true;
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.debug("unreadable body", e);
            throw Problem.badRequest("bad-body", "The body ended too early, or is not what its headers say.").exception();
        }
    }

    /** Whether a body was announced that has not been read to its end. */
    boolean isOpen() {
        return !read && (in.getContentLengthLong() > 0 || in.getHeader("Transfer-Encoding") != null);
    }

    /** Reads on for a while what nobody wants: a client that is still sending sees the answer only when it is done. */
    void drain() {
        if (in.getHeader("Expect") != null) {
            return;
        }
        long deadline = System.nanoTime() + DRAIN_TIME.toNanos();
        try {
            InputStream source = in.getInputStream();
            byte[] piece = new byte[PIECE];
            long drained = 0;
            for (int count = source.read(piece); count >= 0 && drained < DRAIN_BYTES && System.nanoTime() < deadline; count = source.read(piece)) {
                drained += count;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the client stopped sending", e);
        }
    }

    /** Gives back what the body held. */
    @Override
    public void close() throws IOException {
        budget.give(taken);
        taken = 0;
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private void take(int count) {
        if (!budget.take(count)) {
            throw Problem.of("busy", 503, "Busy", "Too many requests are being sent here at once. Ask again in a moment.").withHeader("Retry-After", "2").exception();
        }
        taken += count;
    }

    private static ProblemException tooLarge(long most) {
        return Problem.of("body-too-large", 413, "Content too large", "The request body is larger than " + most + " bytes.").with("limit", most).exception();
    }
}
