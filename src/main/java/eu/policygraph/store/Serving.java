package eu.policygraph.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the server listens that serves a store, and the token with which its owner may administer it. Lies in the folder of the store,
 * readable by its owner only, for as long as the server runs.
 *
 * @param address of the server, on this machine
 * @param token known to nobody else
 */
public record Serving(URI address, String token) {

    /** What the folder of a store says; empty when nobody serves it. */
    public static Optional<Serving> of(Path store) throws IOException {
        try {
            List<String> lines = Files.readAllLines(store.resolve("serving"));
            return lines.size() < 2 ? Optional.empty() : Optional.of(new Serving(URI.create(lines.get(0)), lines.get(1)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Files.deleteIfExists(file);
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        }
        Files.writeString(file, address + "\n" + token + "\n", StandardOpenOption.CREATE);
    }

    @Override
    public String toString() {
        return "Serving[" + address + "]";
    }
}
