package eu.policygraph.bench;

import eu.policygraph.Project;
import eu.policygraph.generate.PolicyGraphs;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.shapes.Comparison;
import eu.policygraph.shapes.Draw;
import eu.policygraph.shapes.Engine;
import eu.policygraph.shapes.OwnEngine;
import eu.policygraph.shapes.Rdf4jEngine;
import eu.policygraph.shapes.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The query shapes in this process, beside RDF4J's memory store. */
@Command(name = "shapes", mixinStandardHelpOptions = true, description = "Measures the processor time of each query shape in one process, beside RDF4J's memory store, and compares the rows.")
final class ShapesCommand implements Callable<Integer> {

    @Option(names = "--triples", defaultValue = "100000", description = "Size of the made-up graph. Default: ${DEFAULT-VALUE}.")
    private long triples;

    @Option(names = "--seed", defaultValue = "1", description = "Of the graph and of the parameters. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--queries", defaultValue = "20", description = "Queries of each shape in a run. Default: ${DEFAULT-VALUE}.")
    private int queries;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of which the median is told. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--warm-up", defaultValue = "2", description = "Seconds for each engine on each shape. Default: ${DEFAULT-VALUE}.")
    private double warmUp;

    @Option(names = "--only", split = ",", description = "Only these shapes, as point,join. Default: all.")
    private List<String> only = List.of();

    @Option(names = "--alone", description = "Without RDF4J, as under a profiler.")
    private boolean alone;

    @Override
    public Integer call() throws Exception {
        Path file = Files.createTempFile("shapes-", ".nq");
        try {
            int strategies = PolicyGraphs.write(file, triples, seed).strategies();
            Snapshot snapshot = Project.load(file);
            System.out.printf(Locale.ROOT, "%,d statements in %,d graphs%n", snapshot.statements(), snapshot.graphs().size());
            try (Engine own = new OwnEngine(snapshot); Engine rival = alone ? null : new Rdf4jEngine(snapshot.dataset().getDefaultGraph().find())) {
                return compare(new Comparison(alone ? List.of(own) : List.of(own, rival), queries, runs, Duration.ofMillis((long) (warmUp * 1_000))), strategies);
            }
        } finally {
            Files.delete(file);
        }
    }

    private int compare(Comparison comparison, int strategies) throws Exception {
        System.out.printf("%-16s %10s %12s %12s %7s %s%n", "shape", "rows/query", "ours, us", "RDF4J, us", "ratio", "wrong");
        double product = 1;
        int wrong = 0;
        List<Shape> shapes = Shape.read(Project.HOME.resolve("src/bench/queries")).stream().filter(s -> only.isEmpty() || only.contains(s.name())).toList();
        for (Shape shape : shapes) {
            Comparison.Line line = comparison.run(shape, Draw.of(strategies, seed));
            product *= line.ratio();
            wrong += line.wrong();
            System.out.printf(Locale.ROOT, "%-16s %10.1f %12.1f %12.1f %7.2f %d%n", shape.name(), (double) line.rows() / queries, line.micros()[0], alone ? Double.NaN : line.micros()[1], line.ratio(), line.wrong());
        }
        System.out.printf(Locale.ROOT, "geometric mean of the ratios %.2f, wrong answers %d%n", Math.pow(product, 1.0 / shapes.size()), wrong);
        return wrong == 0 ? 0 : 1;
    }
}
