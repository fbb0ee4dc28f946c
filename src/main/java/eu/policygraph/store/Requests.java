package eu.policygraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the owner of a store asks, from another process, of the process that has it open: a file each in a folder that only the owner can
 * write to. So it works whatever address the server listens on and whatever stands in front of it, and needs no password.
 */
final class Requests implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final long LOOK_MILLIS = 500;
    private static final String RESTORE = ".restore";
    private static final String COMPACT = ".compact";
    private static final String ANSWER = ".answer";

    private final Path folder;
    private final GraphStore store;
    private final Guard guard;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("store-requests").daemon().factory());

    /** @param guard asked before a backup is restored */
    Requests(StoreFolder store, GraphStore asked, Guard guard) throws IOException {
        this.folder = folder(store.path());
        this.store = asked;
        this.guard = guard;
        Disk.delete(folder);
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectory(folder, posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))} : new FileAttribute<?>[0]);
        thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A request that was put, of which the answer is awaited. */
    record Put(Path request) {
        /** The answer; null when there is none yet. */
        String answer() throws IOException {
            Path file = request.resolveSibling(request.getFileName() + ANSWER);
            if (!Files.exists(file)) {
                return null;
            }
            String text = Files.readString(file);
            Files.delete(file);
            return text;
        }

        void takeBack() throws IOException {
            Files.deleteIfExists(request);
        }
    }

    /** Asks to replace the data by a backup. */
    static Put restore(Path store, Path backup) throws IOException {
        return put(store, RESTORE, backup);
    }

    /** Asks to compact. */
    static Put compact(Path store) throws IOException {
        return put(store, COMPACT, null);
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private static Path folder(Path store) {
        return store.resolve("requests");
    }

    private static Put put(Path store, String kind, Path content) throws IOException {
        try {
            Path draft = folder(store).resolve(UUID.randomUUID() + ".draft");
            if (content == null) {
                Files.createFile(draft);
            } else {
                Files.copy(content, draft);
            }
            Path request = draft.resolveSibling(draft.getFileName().toString().replace(".draft", kind));
            Files.move(draft, request, StandardCopyOption.ATOMIC_MOVE);
            return new Put(request);
        } catch (FileSystemException e) {
            throw new StoreException("the store in " + store + " is in use by a process that takes no requests (" + e + "); wait until it has ended, or run this as the user of the server", e);
        }
    }

    private void look() {
        try (Stream<Path> content = Files.list(folder)) {
            for (Path request : content.filter(p -> p.toString().endsWith(RESTORE) || p.toString().endsWith(COMPACT)).sorted().toList()) {
                String answer = answer(request);
                LOG.info("Request {}: {}", request.getFileName(), answer);
                Path draft = request.resolveSibling(request.getFileName() + ".tmp");
                Files.writeString(draft, answer);
                Files.move(draft, request.resolveSibling(request.getFileName() + ANSWER), StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(request);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Requests in {} cannot be looked at: {}", folder, e.toString());
        }
    }

    private String answer(Path request) {
        try {
            if (request.toString().endsWith(COMPACT)) {
                store.compact();
                return "done";
            }
            Backup backup;
            try (InputStream in = Files.newInputStream(request)) {
                backup = Backup.read(in);
            }
            store.write(new Author(Files.getOwner(request).getName(), "admin", backup.reason()), backup.replacing(), guard);
            return "done";
        } catch (IOException | ChangeRefusedException | StoreUnavailableException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Whether an answer says that it was done. */
    static boolean isDone(String answer) {
        return answer.equals("done");
    }
}
