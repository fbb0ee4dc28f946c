package eu.policygraph.bench;

import eu.policygraph.Project;
import eu.policygraph.abuse.Injection;
import eu.policygraph.abuse.Siege;
import eu.policygraph.query.QueryCatalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every payload in every place that takes text. */
@Command(name = "injection", mixinStandardHelpOptions = true, description = "Puts every payload into every parameter of every prebuilt query and page.")
final class InjectionCommand implements Callable<Integer> {

    @Option(names = "--sample", description = "Only so many, spread evenly. Default: all.")
    private Integer sample;

    @Option(names = "--place", description = "Only places whose address holds this text, as timeline-of-a-thing. Default: all.")
    private String place = "";

    @Option(names = "--seed", defaultValue = "1", description = "Where the sample begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws Exception {
        try (Siege siege = Siege.begin(5, 1)) {
            Injection injection = new Injection(siege, QueryCatalogue.read(Project.HOME.resolve("queries")), place);
            Injection.Result result = sample == null ? injection.all() : injection.sample(sample, seed);
            result.complaints().forEach(System.out::println);
            System.out.println(result.sent() + " requests with " + result.payloads() + " payloads in " + result.targets() + " places, answered with " + result.statuses() + ", "
                    + result.complaints().size() + " complaints");
            return result.complaints().isEmpty() ? 0 : 1;
        }
    }
}
