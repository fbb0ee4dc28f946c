package eu.policygraph.graph;

import eu.policygraph.index.Terms;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.jena.graph.Graph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that holds a whole snapshot in the form it has in memory, so that the same input need not be parsed, validated and inferred from
 * again. It is no source of anything: whoever reads it says what it has to be made from, and anything else, damage included, is as no file.
 *
 * <pre>
 * "EPGsnap1", key (64 characters), where the table of contents begins, its length, its checksum
 * terms      rows of terms, see {@link TermBlock}
 * statements tables of numbers, sorted, see {@link eu.policygraph.index.IdTriples}
 * contents   names of graphs, digests, texts of the ontology, and where which part is with its checksum
 * </pre>
 */
public final class SnapshotFile {

    static final byte[] MAGIC = {'E', 'P', 'G', 's', 'n', 'a', 'p', '1'};
    static final int KEY = 64;
    static final int HEADER = MAGIC.length + KEY + Long.BYTES + Integer.BYTES + Integer.BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

    private final Path file;

    /**
     * What a file holds.
     *
     * @param notes short texts that whoever wrote it wants back, by name
     * @param graphs graphs beside those of the snapshot, by name
     */
    public record Contents(Snapshot snapshot, SortedMap<String, String> notes, SortedMap<String, Graph> graphs) {
        public Contents {
            Objects.requireNonNull(snapshot);
            notes = new TreeMap<>(notes);
            graphs = new TreeMap<>(graphs);
        }

        /** With notes only. */
        public static Contents of(Snapshot snapshot, Map<String, String> notes) {
            return new Contents(snapshot, new TreeMap<>(notes), new TreeMap<>());
        }
    }

    public SnapshotFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /**
     * What the file holds.
     *
     * @param key of what it has to be made from, 64 characters
     * @param clock tells when the snapshot was made, which is now
     * @return nothing where there is no file, it is of another key, or it is damaged, which is told in the log
     */
    public Optional<Contents> read(String key, Clock clock) {
        return read(CompletableFuture.completedFuture(key), clock);
    }

    /**
     * The same with a key that is still being worked out: the file is read meanwhile, in vain when the key turns out to be another.
     *
     * @throws CompletionException when it cannot be worked out
     */
    public Optional<Contents> read(CompletableFuture<String> key, Clock clock) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return SnapshotReading.of(channel, key, clock);
        } catch (CompletionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The snapshot file {} cannot be used and will be made anew; nothing is lost: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /**
     * Writes the file anew; a reader finds the old one or the new one, whole.
     *
     * @param key of what the snapshot was made from, 64 characters
     * @return whether it could be written; if not, that is told in the log
     */
    public boolean write(String key, Contents contents) {
        if (key.length() != KEY) {
            throw new IllegalArgumentException("a key has " + KEY + " characters");
        }
        Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                SnapshotWriting.to(channel, key, contents);
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The snapshot file {} could not be written; the next start takes as long as this one: {}", file, e.toString());
            discard(draft);
            return false;
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            LOG.debug("{} is left behind", draft, e);
        }
    }

    static Terms terms(Snapshot snapshot) {
        return snapshot.layers().facts().terms();
    }
}
