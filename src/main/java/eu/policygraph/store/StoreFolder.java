package eu.policygraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * The folder of a store, held by one process at a time. The operating system lets go of the lock when the process ends, however it ends.
 *
 * <pre>
 * format       "policygraph-store 1"
 * lock         who holds the folder
 * requests/    what other processes of the owner ask, see {@link Requests}
 * journal/     every change, the truth
 * checkpoint/  TDB2: the data as of one of them, so that a start need not read all
 * </pre>
 */
final class StoreFolder implements AutoCloseable {

    private static final String NAME = "policygraph-store ";
    private static final int FORMAT = 1;

    private final Path path;
    private final FileChannel channel;

    private StoreFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws StoreException when it is held already, was written by a newer program, holds something else, or cannot be written */
    static StoreFolder open(Path path) throws IOException {
        try {
            Files.createDirectories(path);
            boolean known = checkFormat(path);
            FileChannel channel = lock(path);
            StoreFolder folder = new StoreFolder(path, channel);
            try {
                if (!known) {
                    Files.createDirectories(folder.journal());
                    Disk.replace(path.resolve("format"), NAME + FORMAT + "\n");
                }
                return folder;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (FileSystemException e) {
            throw new StoreException("the store in " + path + " cannot be written (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "); check the path, its owner and whether the disk is mounted for writing", e);
        }
    }

    /** Whether there is a store in a folder. */
    static boolean isStore(Path path) throws IOException {
        return Files.isDirectory(path) && checkFormat(path);
    }

    Path path() {
        return path;
    }

    Path journal() {
        return path.resolve("journal");
    }

    Path checkpoint() {
        return path.resolve("checkpoint");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean checkFormat(Path path) throws IOException {
        Path file = path.resolve("format");
        if (!Files.exists(file)) {
            try (Stream<Path> content = Files.list(path)) {
                // What a start leaves that was cut off before the format was written.
                if (content.anyMatch(p -> !p.endsWith("lock") && !p.endsWith("journal") && !p.endsWith("format.tmp"))) {
                    throw new StoreException(path + " holds files that are not of a store; name a new or an empty folder with --store");
                }
            }
            return false;
        }
        String text = Files.readString(file).strip();
        int format = text.matches(NAME + "\\d{1,4}") ? Integer.parseInt(text.substring(NAME.length())) : -1;
        if (format > FORMAT) {
            throw new StoreException("the store in " + path + " was written by a newer version of the program (format " + format
                    + ", known is " + FORMAT + "); use that version, or restore a backup into another folder");
        }
        if (format < 1) {
            throw new StoreException("the store in " + path + " has no readable format file; restore a backup into another folder");
        }
        return true;
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new StoreInUseException("the store in " + path + " is in use by " + Files.readString(file).strip()
                    + "; stop that process or name another folder with --store");
        }
        String holder = "process " + ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        return channel;
    }
}
