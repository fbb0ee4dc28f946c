package eu.policygraph.store;

import eu.policygraph.store.StoreUnavailableException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What has to be done so that the disk, and not only the system's memory, holds a file; and what its failures mean. */
final class Disk {

    private static final long NEARLY_NOTHING = 64 * 1024;

    private Disk() {}

    /** Makes the names in a folder durable. Systems whose folders cannot be opened keep them without this. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            if (!System.getProperty("os.name").startsWith("Windows")) {
                throw e;
            }
        }
    }

    static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Replaces a small file as a whole: after a crash it is the old one or the new one. */
    static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        syncFile(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file.toAbsolutePath().getParent());
    }

    /** Bytes of all files below a folder; 0 when there is none. Files that vanish meanwhile are left out. */
    static long size(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : below(folder)) {
            try {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            } catch (NoSuchFileException e) {
                continue;
            }
        }
        return bytes;
    }

    /** Deletes a folder with all that is in it, when it is there. */
    static void delete(Path folder) throws IOException {
        for (Path path : below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
        }
    }

    /** What stands behind a failure to write into {@code folder}. */
    static Reason reason(Path folder, Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        try {
            if (failure instanceof ReadOnlyFileSystemException || failure instanceof AccessDeniedException || message.contains("read-only")
                    || message.contains("permission denied") || Files.getFileStore(folder).isReadOnly()) {
                return Reason.READ_ONLY;
            }
            if (message.contains("no space") || message.contains("quota") || message.contains("too large")
                    || Files.getFileStore(folder).getUsableSpace() < NEARLY_NOTHING) {
                return Reason.NO_SPACE;
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return Reason.FAILED;
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.toList();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
