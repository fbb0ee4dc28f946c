package eu.policygraph.cli;

import eu.policygraph.join.ImportException;
import eu.policygraph.join.ImportResult;
import eu.policygraph.join.ImportRun;
import eu.policygraph.join.ImportTarget;
import eu.policygraph.join.RecordFiles;
import eu.policygraph.join.TrigFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Where an import goes and how it runs: flags that all imports share. */
final class ImportOptions {

    private static final long EVERY = Duration.ofSeconds(2).toNanos();

    @Option(names = "--out", paramLabel = "FILE.trig", required = true,
            description = "TriG file to write, packed when the name ends in .gz; name it with --data to load it. An older one is replaced.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "How many files are converted at once. Default: as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    int run(List<Path> paths, boolean raw, ImportRun.Conversion conversion) throws IOException, UserException {
        if (threads < 1) {
            throw new UserException("--threads is a number from 1");
        }
        RecordFiles files = new RecordFiles(paths);
        try (ImportTarget target = new TrigFile(out, raw)) {
            long started = System.nanoTime();
            ImportResult result = ImportRun.of(files, threads, conversion, target, progress(System.err));
            return report(result, Duration.ofNanos(System.nanoTime() - started), System.out, System.err);
        } catch (ImportException e) {
            throw new UserException(e.getMessage());
        }
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

    private int report(ImportResult result, Duration took, PrintStream console, PrintStream errors) {
        result.faults().forEach(fault -> errors.println("error: " + fault));
        result.remarks().forEach(remark -> console.println("remark: " + remark));
        if (!result.repeated().isEmpty()) {
            console.printf("%,d files describe a source that an earlier file describes, and were left out: %s%s%n", result.repeated().size(),
                    String.join(", ", result.repeated().subList(0, Math.min(3, result.repeated().size()))), result.repeated().size() > 3 ? ", …" : "");
        }
        console.printf("Imported %,d sources, %,d statements, in %.1f s to %s%s%n", result.imported(), result.statements(), took.toMillis() / 1000.0, out,
                result.faults().isEmpty() ? "" : "; %,d files are faulty and were left out".formatted(result.faults().size()));
        return result.faults().isEmpty() ? 0 : 1;
    }
}
