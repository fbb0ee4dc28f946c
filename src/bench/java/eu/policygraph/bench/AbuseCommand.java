package eu.policygraph.bench;

import eu.policygraph.abuse.Crowds;
import eu.policygraph.abuse.HostileRequests;
import eu.policygraph.abuse.Outcome;
import eu.policygraph.abuse.Siege;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every hostile request and every crowd against one server. */
@Command(name = "abuse", mixinStandardHelpOptions = true, description = "Sends every hostile request, and every crowd of them, to one server.")
final class AbuseCommand implements Callable<Integer> {

    @Option(names = "--timeout", defaultValue = "5", description = "Seconds that the server gives a query. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(names = "--slack", defaultValue = "1", description = "Factor on every bound of time. Default: ${DEFAULT-VALUE}.")
    private double slack;

    @Override
    public Integer call() throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (Siege siege = Siege.begin(timeout, slack)) {
            outcomes.addAll(HostileRequests.run(siege, true, System.out::println));
            outcomes.addAll(new Crowds(siege, Duration.ofSeconds(10)).run(System.out::println));
        }
        long failed = outcomes.stream().filter(o -> !o.passed()).count();
        System.out.println(outcomes.size() + " attacks, " + failed + " not as promised");
        return failed == 0 ? 0 : 1;
    }
}
