package eu.policygraph.bench;

import eu.policygraph.store.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Kills under writers. */
@Command(name = "durability", mixinStandardHelpOptions = true, description = "Kills the program under writers, again and again, and holds its store to what it acknowledged.")
final class DurabilityCommand implements Callable<Integer> {

    private static final int WRITERS = 4;

    @Parameters(index = "0", paramLabel = "ROUNDS", arity = "0..1", defaultValue = "50", description = "Kills. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Parameters(index = "1", paramLabel = "WRITES", arity = "0..1", defaultValue = "5000", description = "Acknowledged writes. Default: ${DEFAULT-VALUE}.")
    private int writes;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("durability-");
        try {
            System.out.println(new Durability(rounds, WRITERS, writes).run(folder));
            return 0;
        } catch (AssertionError e) {
            System.out.println(e.getMessage());
            return 1;
        } finally {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
