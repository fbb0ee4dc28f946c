package eu.policygraph.bench;

import eu.policygraph.generate.PolicyGraphs;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a made-up policy graph. */
@Command(name = "generate", mixinStandardHelpOptions = true, description = "Writes a made-up policy graph of any size as N-Quads, the same for the same seed.")
final class GenerateCommand implements Callable<Integer> {

    @Option(names = "--statements", defaultValue = "1000000", description = "At least so many statements. Default: ${DEFAULT-VALUE}.")
    private long statements;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Parameters(paramLabel = "FILE", description = "Where to write, as made-up.nq.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        PolicyGraphs.Written written = PolicyGraphs.write(file, statements, seed);
        System.out.printf(Locale.ROOT, "%,d statements about %,d strategies in %s after %.1f s%n", written.statements(), written.strategies(), file, (System.nanoTime() - started) / 1e9);
        return 0;
    }
}
