package eu.policygraph.bench;

import eu.policygraph.load.Measure;
import eu.policygraph.load.MixedLoad;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Mixed load on a made-up graph. */
@Command(name = "load", mixinStandardHelpOptions = true, description = "Puts cheap requests at a steady rate, heavy clients and a writer on a made-up graph.")
final class LoadCommand implements Callable<Integer> {

    @Option(names = "--statements", defaultValue = "1000000", description = "Size of the graph. Default: ${DEFAULT-VALUE}.")
    private long statements;

    @Option(names = "--minutes", defaultValue = "10", description = "How long. Default: ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(names = "--rate", defaultValue = "20", description = "Cheap requests a second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--heavy", defaultValue = "2", description = "Clients with heavy queries. Default: ${DEFAULT-VALUE}.")
    private int heavy;

    @Option(names = "--heap", defaultValue = "2048", description = "Megabytes of heap. Default: ${DEFAULT-VALUE}.")
    private int heap;

    @Option(names = "--store", description = "Keep data and changes in a store on the disk. Default: in memory only.")
    private boolean store;

    @Override
    public Integer call() throws Exception {
        List<Measure> measures = new MixedLoad(statements, Duration.ofMillis((long) (minutes * 60_000)), rate, heavy, heap, store).run();
        System.out.print(Measure.table(measures));
        return measures.stream().allMatch(Measure::met) ? 0 : 1;
    }
}
