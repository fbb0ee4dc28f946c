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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a store, held by one process at a time. The operating system lets go of the lock when the process ends, however it ends.
 *
 * <pre>
 * format       "policygraph-store 1"
 * lock         who holds the folder
 * requests/    what other processes of the owner ask, see {@link Requests}
 * journal/     every change, the truth
 * checkpoint/  TDB2: the data as of one of them, so that a start need not read all
 * snapshot     what a start reads in place of both, see {@link KeptSnapshot}; may be deleted
 * </pre>
 */
final class StoreFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final String NAME = "policygraph-store ";
    private static final int FORMAT = 1;

    private final Path path;
    private final FileChannel channel;
    private final boolean writable;

    private StoreFolder(Path path, FileChannel channel, boolean writable) {
        this.path = path;
        this.channel = channel;
        this.writable = writable;
    }

    /**
     * Opens the folder, or makes one. A store that is there and may only be read is opened for that.
     *
     * @throws StoreException when it is held already, was written by a newer program, holds something else, or cannot be made
     */
    static StoreFolder open(Path path) throws IOException {
        try {
            Files.createDirectories(path);
            boolean known = checkFormat(path);
            FileChannel channel = lock(path);
            StoreFolder folder = new StoreFolder(path, channel, true);
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
            if (Disk.reason(path, e) == StoreUnavailableException.Reason.READ_ONLY && isStore(path)) {
                return forReading(path);
            }
            throw new StoreException("the store in " + path + " cannot be written (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "); check the path, its owner and whether the disk is mounted for writing", e);
        }
    }

    /** Held together with others who read; nobody who writes can hold it meanwhile. */
    private static StoreFolder forReading(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.READ);
        if (tryLock(channel, true) == null) {
            channel.close();
            throw inUse(path);
        }
        return new StoreFolder(path, channel, false);
    }

    /** Whether anything can be written into it. */
    boolean isWritable() {
        return writable;
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
        if (tryLock(channel, false) == null) {
            channel.close();
            throw inUse(path);
        }
        byte[] holder = ("process " + ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS)).getBytes(StandardCharsets.UTF_8);
        try {
            channel.write(ByteBuffer.wrap(holder), 0);
            channel.truncate(holder.length);
        } catch (IOException e) {
            LOG.debug("The disk of {} has no room for the name of who holds it", path, e);
        }
        return channel;
    }

    private static FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static StoreInUseException inUse(Path path) throws IOException {
        return new StoreInUseException("the store in " + path + " is in use by " + Files.readString(path.resolve("lock")).strip()
                + "; stop that process or name another folder with --store");
    }
}
