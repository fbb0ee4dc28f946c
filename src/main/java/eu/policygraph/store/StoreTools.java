package eu.policygraph.store;

import eu.policygraph.graph.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What an operator does to a store from outside, whether a server has it open or not. */
public final class StoreTools {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 200;

    private StoreTools() {}

    /** Opens a store that nobody else has open. */
    @FunctionalInterface
    public interface Opener {
        /** @throws StoreInUseException when another process has it open */
        DurableStore open() throws IOException, InputException;
    }

    /**
     * Replaces all data of a store by a backup, as one change.
     *
     * @param guard asked when nobody serves the store; a server asks its own
     * @throws StoreException when it cannot be done; the data are as they were
     */
    public static void restore(Path store, Path file, Author author, Guard guard, Opener opener) throws IOException, InputException {
        Backup backup;
        try (InputStream in = Files.newInputStream(file)) {
            backup = Backup.read(in);
        }
        try (DurableStore opened = opener.open()) {
            opened.write(new Author(author.name(), author.role(), backup.reason()), backup.replacing(), guard);
        } catch (StoreInUseException e) {
            await(Requests.restore(store, file), e);
        } catch (ChangeRefusedException | StoreUnavailableException e) {
            throw new StoreException("the backup was not restored: " + e.getMessage(), e);
        }
    }

    /** Frees the disk space that changes have left unused. */
    public static void compact(Path store, Opener opener) throws IOException, InputException {
        try (DurableStore opened = opener.open()) {
            opened.compact();
        } catch (StoreInUseException e) {
            await(Requests.compact(store), e);
        }
    }

    private static void await(Requests.Put request, StoreInUseException inUse) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        try {
            while (Instant.now().isBefore(end)) {
                String answer = request.answer();
                if (answer != null) {
                    if (!Requests.isDone(answer)) {
                        throw new StoreException("the server refused: " + answer);
                    }
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            throw new StoreException("no answer from the server: " + inUse.getMessage(), inUse);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("nobody waits for the server any more", e);
        } finally {
            request.takeBack();
        }
    }
}
