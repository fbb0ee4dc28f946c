package eu.policygraph.cli;

import eu.policygraph.graph.InputKey;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotFile;
import eu.policygraph.graph.SnapshotFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A load that need not be done again while its input stays as it is. */
final class KeptLoad {

    private static final String VERDICT = "verdict";

    private final SnapshotFolder folder;
    private final List<Path> inputs;
    private final List<String> settings;
    private String key;

    /** @param settings what the outcome depends on beside the inputs */
    KeptLoad(SnapshotFolder folder, List<Path> inputs, List<String> settings) {
        this.folder = folder;
        this.inputs = inputs;
        this.settings = settings;
    }

    /** What an earlier load of the same input made, where it was kept. */
    Optional<Snapshot> read(PrintStream progress) throws IOException {
        long started = System.nanoTime();
        CompletableFuture<String> working = CompletableFuture.supplyAsync(this::key, task -> Thread.ofPlatform().name("input-key").daemon().start(task));
        SnapshotFile file = folder.of(inputs);
        Optional<SnapshotFile.Contents> found;
        try {
            found = file.read(working, Brussels.CLOCK);
            key = working.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e;
        }
        found.ifPresent(contents -> {
            Snapshot snapshot = contents.snapshot();
            progress.printf("  %-9s %,d statements in %,d graphs, the input is as it was: %s (%d ms)%n", "snapshot", snapshot.statements(), snapshot.graphs().size(), file.path(),
                    Duration.ofNanos(System.nanoTime() - started).toMillis());
            progress.printf("  %-9s %s%n", "validate", contents.notes().get(VERDICT));
        });
        return found.map(SnapshotFile.Contents::snapshot);
    }

    private String key() {
        try {
            return InputKey.of(inputs, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps what was made now, unless the input has changed meanwhile. To be called after {@link #read}.
     *
     * @param verdict what came of the validation, in words
     */
    void write(Snapshot snapshot, String verdict) throws IOException {
        if (key.equals(InputKey.of(inputs, settings)) && folder.of(inputs).write(key, SnapshotFile.Contents.of(snapshot, Map.of(VERDICT, verdict)))) {
            folder.tidy();
        }
    }
}
