package eu.policygraph.bench;

import eu.policygraph.Project;
import eu.policygraph.load.Measure;
import eu.policygraph.rivals.Race;
import eu.policygraph.rivals.Report;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program beside its rivals, with a table in Markdown. */
@Command(name = "rivals", mixinStandardHelpOptions = true, description = {"Measures the program beside Fuseki, RDF4J, Oxigraph and nginx, each as its own process, and holds it against its bars.",
        "Needs wrk and nginx (apt-get install -y wrk nginx-light), node and npm; says which rows were not measured without them."})
final class RivalsCommand implements Callable<Integer> {

    @Option(names = "--triples", defaultValue = "1000000", description = "Asserted statements of the made-up graph. Default: ${DEFAULT-VALUE}.")
    private long triples;

    @Option(names = "--largest", defaultValue = "10000000", description = "Statements of the graph that growth is measured on, against 100,000. Default: ${DEFAULT-VALUE}.")
    private long largest;

    @Option(names = "--seed", defaultValue = "1", description = "Of the graph and the parameters. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of which the median is told. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--seconds", defaultValue = "4", description = "Length of each run of a load; a shape gets half of it. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--queries", defaultValue = "10", description = "Queries of each shape. Default: ${DEFAULT-VALUE}.")
    private int queries;

    @Option(names = "--heap", defaultValue = "4g", description = "Of every JVM. Default: ${DEFAULT-VALUE}.")
    private String heap;

    @Option(names = "--largest-heap", defaultValue = "12g", description = "For the largest graph. Default: ${DEFAULT-VALUE}.")
    private String largestHeap;

    @Option(names = "--only", split = ",", description = "Only these parts: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Race.Part> only = EnumSet.allOf(Race.Part.class);

    @Option(names = "--engines", split = ",", description = "Only these: policygraph, 'policygraph --no-cache', nginx, RDF4J, Oxigraph, Fuseki. Default: all.")
    private Set<String> engines = Set.of();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Project.HOME.resolve("target/bench")), "run");
        try {
            Report report = new Race(new Race.Plan(triples, largest, seed, runs, seconds, queries, heap, largestHeap, only, engines), folder).run();
            Path file = Project.HOME.resolve("target").resolve(String.format(Locale.ROOT, "rivals-%d-seed%d.md", triples, seed));
            Files.writeString(file, report.markdown());
            System.out.print(report.markdown());
            System.out.println("\nThe same in " + file);
            return report.bars().stream().allMatch(Measure::met) ? 0 : 1;
        } finally {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
