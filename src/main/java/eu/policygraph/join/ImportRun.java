package eu.policygraph.join;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Node;

/**
 * Sends files through a conversion on several threads and their graphs to a target in the order of the files. A few files a thread are in
 * memory at any time, however many there are.
 */
public final class ImportRun {

    private static final int AHEAD = 2;

    /** Makes a source graph of a file; called on several threads at once. */
    @FunctionalInterface
    public interface Conversion {
        /** @throws ImportException when the file is not what it should be */
        SourceGraph convert(RecordFile file) throws ImportException;
    }

    private final Conversion conversion;
    private final ImportTarget target;
    private final LongConsumer progress;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Meeting meeting = new Meeting();
    private final Set<Node> seen = new HashSet<>();
    private final List<String> repeated = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int imported;
    private long statements;
    private long done;

    private record Pending(String name, Future<SourceGraph> graph) {}

    private ImportRun(Conversion conversion, ImportTarget target, LongConsumer progress) {
        this.conversion = conversion;
        this.target = target;
        this.progress = progress;
    }

    /**
     * @param threads how many files are converted at once, from 1
     * @param progress told after each file how many are done
     * @throws ImportException when a path is not there, or the target refuses everything
     */
    public static ImportResult of(RecordFiles files, int threads, Conversion conversion, ImportTarget target, LongConsumer progress) throws ImportException, IOException {
        ImportRun run = new ImportRun(conversion, target, progress);
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            try {
                files.forEach(file -> run.take(file, workers, AHEAD * threads));
                run.drain(0);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                workers.shutdownNow();
            }
        }
        target.finish();
        return new ImportResult(run.imported, run.statements, run.repeated, run.faults, run.remarks);
    }

    private void take(RecordFile file, ExecutorService workers, int most) {
        pending.add(new Pending(file.name(), workers.submit(() -> conversion.convert(file))));
        drain(most);
    }

    private void drain(int most) {
        while (pending.size() > most) {
            Pending next = pending.remove();
            try {
                SourceGraph converted = next.graph().get();
                if (seen.add(converted.name())) {
                    SourceGraph graph = meeting.of(converted);
                    target.accept(graph);
                    imported++;
                    statements += graph.statements().size();
                    remarks.addAll(graph.remarks());
                } else {
                    repeated.add(next.name());
                }
            } catch (ExecutionException e) {
                faults.add(next.name() + ": " + (e.getCause() instanceof ImportException fault ? fault.getMessage() : "it cannot be converted: " + e.getCause()));
            } catch (ImportException e) {
                faults.add(next.name() + ": " + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException("the import was interrupted"));
            }
            progress.accept(++done);
        }
    }
}
