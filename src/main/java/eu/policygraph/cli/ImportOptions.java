package eu.policygraph.cli;

import eu.policygraph.change.WriteGuard;
import eu.policygraph.graph.InputException;
import eu.policygraph.join.ImportException;
import eu.policygraph.join.ImportResult;
import eu.policygraph.join.ImportRun;
import eu.policygraph.join.ImportTarget;
import eu.policygraph.join.KnownThings;
import eu.policygraph.join.RecordFiles;
import eu.policygraph.join.StoreTarget;
import eu.policygraph.join.TrigFile;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.store.Author;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.Guard;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where an import goes and how it runs: flags that all imports share. */
final class ImportOptions {

    private static final long EVERY = Duration.ofSeconds(2).toNanos();

    @Option(names = "--out", paramLabel = "FILE.trig", description = "TriG file to write, packed when the name ends in .gz; name it with --data to load it. An older one is replaced. "
            + "Without it, name a store with --store.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "How many files are converted at once. Default: as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    /** Makes the conversion of an import when it is known what the data hold already. */
    @FunctionalInterface
    interface Reading {
        ImportRun.Conversion conversion(KnownThings known) throws InputException, IOException, UserException;
    }

    /** @throws UserException when nothing says where to write, or the number of threads is none */
    void requireTarget(DataOptions data) throws UserException {
        if (threads < 1) {
            throw new UserException("--threads is a number from 1");
        }
        if (out == null && data.storeFolder().isEmpty()) {
            throw new UserException("say where to write: to a file with --out FILE.trig, or into a store with --store DIR");
        }
    }

    /**
     * @param replaced the names of the graphs that this import makes
     * @return the exit code
     */
    int run(List<Path> paths, boolean raw, DataOptions data, Reading reading, Predicate<String> replaced) throws InputException, IOException, UserException {
        requireTarget(data);
        if (out != null) {
            ImportRun.Conversion conversion = reading.conversion(KnownThings.of(data.load(quiet()), replaced));
            try (ImportTarget target = new TrigFile(out, raw)) {
                return run(paths, conversion, target, out.toString());
            }
        }
        try (GraphStore store = data.store(System.out)) {
            ImportRun.Conversion conversion = reading.conversion(KnownThings.of(store.get(), replaced));
            Author author = new Author("policygraph", "import", "files: " + paths);
            Guard guard = new WriteGuard(data.checks(), new QueryRunner(limits.limits()));
            try (ImportTarget target = new StoreTarget(store, author, guard, raw)) {
                return run(paths, conversion, target, "the store, version " + store.get().shortVersion() + " before");
            }
        }
    }

    private int run(List<Path> paths, ImportRun.Conversion conversion, ImportTarget target, String where) throws IOException, UserException {
        try {
            long started = System.nanoTime();
            ImportResult result = ImportRun.of(new RecordFiles(paths), threads, conversion, target, progress(System.err));
            return report(result, Duration.ofNanos(System.nanoTime() - started), where, System.out, System.err);
        } catch (ImportException e) {
            throw new UserException(e.getMessage());
        }
    }

    static PrintStream quiet() {
        return new PrintStream(PrintStream.nullOutputStream());
    }

    private static java.util.function.LongConsumer progress(PrintStream console) {
        long[] next = {System.nanoTime() + EVERY};
        return done -> {
            if (System.nanoTime() >= next[0]) {
                console.printf("  %,d files done%n", done);
                next[0] = System.nanoTime() + EVERY;
            }
        };
    }

    private static int report(ImportResult result, Duration took, String where, PrintStream console, PrintStream errors) {
        result.faults().forEach(fault -> errors.println("error: " + fault));
        result.remarks().forEach(remark -> console.println("remark: " + remark));
        if (!result.repeated().isEmpty()) {
            console.printf("%,d files describe a source that an earlier file describes, and were left out: %s%s%n", result.repeated().size(),
                    String.join(", ", result.repeated().subList(0, Math.min(3, result.repeated().size()))), result.repeated().size() > 3 ? ", …" : "");
        }
        console.printf("Imported %,d sources, %,d statements, in %.1f s to %s%s%n", result.imported(), result.statements(), took.toMillis() / 1000.0, where,
                result.faults().isEmpty() ? "" : "; %,d files are faulty and were left out".formatted(result.faults().size()));
        return result.faults().isEmpty() ? 0 : 1;
    }
}
