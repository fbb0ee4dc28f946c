package eu.policygraph.bench;

import eu.policygraph.load.Fairness;
import eu.policygraph.load.Measure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cheap requests alone and beside heavy queries. */
@Command(name = "fairness", mixinStandardHelpOptions = true, description = "Measures cheap requests alone and beside heavy queries, in one run on the shipped data.")
final class FairnessCommand implements Callable<Integer> {

    @Option(names = "--seconds", defaultValue = "60", description = "Length of each half. Default: ${DEFAULT-VALUE}.")
    private long seconds;

    @Option(names = "--rate", defaultValue = "20", description = "Cheap requests a second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--heavy", defaultValue = "24", description = "Heavy queries at once. Default: ${DEFAULT-VALUE}.")
    private int heavy;

    @Override
    public Integer call() throws Exception {
        List<Measure> measures = new Fairness(Duration.ofSeconds(seconds), rate, heavy).run();
        System.out.print(Measure.table(measures));
        return measures.stream().allMatch(Measure::met) ? 0 : 1;
    }
}
