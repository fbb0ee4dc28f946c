package eu.policygraph.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for files that live as long as the server; made when it is first needed, removed when it is closed. */
public final class TemporaryFolder implements AutoCloseable {

    private Path folder;

    /** A new folder in it, whose name starts with {@code name}. */
    public synchronized Path subfolder(String name) {
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("policygraph-");
            }
            return Files.createTempDirectory(folder, name.substring(0, Math.min(12, name.length())) + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for downloads in " + System.getProperty("java.io.tmpdir") + "; name a writable one with -Djava.io.tmpdir", e);
        }
    }

    /**
     * Removes a folder that was made here, with all that is in it.
     *
     * @throws UncheckedIOException when a file cannot be removed
     */
    public synchronized void remove(Path subfolder) {
        if (folder != null && subfolder.startsWith(folder)) {
            removeAll(subfolder);
        }
    }

    /** @throws UncheckedIOException when a file cannot be removed */
    @Override
    public synchronized void close() {
        if (folder != null) {
            removeAll(folder);
            folder = null;
        }
    }

    private static void removeAll(Path top) {
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + top, e);
        }
    }
}
