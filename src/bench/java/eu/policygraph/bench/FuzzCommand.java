package eu.policygraph.bench;

import eu.policygraph.Project;
import eu.policygraph.abuse.Fuzz;
import eu.policygraph.abuse.Siege;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Random and mutated requests. */
@Command(name = "fuzz", mixinStandardHelpOptions = true, description = "Sends random and mutated requests.")
final class FuzzCommand implements Callable<Integer> {

    private static final int TIMEOUT = 2;

    @Option(names = "--requests", defaultValue = "20000", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int requests;

    @Option(names = "--seed", defaultValue = "1", description = "The same requests for the same seed. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--slack", defaultValue = "1", description = "Factor on every bound of time. Default: ${DEFAULT-VALUE}.")
    private double slack;

    @Option(names = "--print", description = "Only print the request with this number.")
    private Integer print;

    @Override
    public Integer call() throws Exception {
        if (print != null) {
            System.out.write(new Fuzz(null, Project.HOME.resolve("queries"), seed).request(print));
            System.out.flush();
            return 0;
        }
        try (Siege siege = Siege.begin(TIMEOUT, slack)) {
            Fuzz.Result result = new Fuzz(siege, Project.HOME.resolve("queries"), seed).run(requests);
            result.complaints().forEach(System.out::println);
            System.out.println(result.sent() + " requests of seed " + seed + ", answered with " + result.statuses() + ", " + result.complaints().size() + " complaints");
            return result.complaints().isEmpty() ? 0 : 1;
        }
    }
}
