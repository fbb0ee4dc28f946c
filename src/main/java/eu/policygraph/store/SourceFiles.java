package eu.policygraph.store;

import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files whose data a store takes over at its start.
 *
 * @param paths files and folders
 * @param loader reads and validates them; asked only when they have changed
 */
public record SourceFiles(List<Path> paths, Loader loader) {

    /** Makes a snapshot of files. */
    @FunctionalInterface
    public interface Loader {
        /** @throws InputException when something in the files is wrong */
        Snapshot load() throws InputException, IOException;
    }

    public SourceFiles {
        paths = List.copyOf(paths);
        Objects.requireNonNull(loader);
    }

    /** Changes with the name or the content of any of the files. */
    String digest() throws IOException {
        MessageDigest all = DataDigest.sha256();
        for (Path path : paths) {
            if (Files.exists(path)) {
                try (Stream<Path> walk = Files.walk(path)) {
                    for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                        all.update((path.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
                        all.update(digest(file));
                    }
                }
            }
        }
        return DataDigest.hex(all);
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest digest = DataDigest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }
}
