package eu.policygraph.micro;

import eu.policygraph.Project;
import eu.policygraph.generate.PolicyGraphs;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.shapes.Draw;
import eu.policygraph.shapes.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.jena.query.Query;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A made-up graph in memory, and who answers queries to it. */
@State(Scope.Benchmark)
public class MadeUpGraph {

    private static final long SEED = 1;

    /** Statements that the generator writes. */
    @Param("100000")
    public long triples;

    private Snapshot snapshot;
    private QueryRunner runner;
    private int strategies;

    @Setup
    public void load() throws Exception {
        Path file = Files.createTempFile("jmh-", ".nq");
        strategies = PolicyGraphs.write(file, triples, SEED).strategies();
        snapshot = Project.load(file);
        Files.delete(file);
        runner = new QueryRunner(new Limits(Duration.ofMinutes(1), 100_000));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    QueryRunner runner() {
        return runner;
    }

    /** Queries of a shape without end, parsed. */
    Supplier<Query> queries(String name) throws Exception {
        Shape shape = Shape.read(Project.HOME.resolve("src/bench/queries")).stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        Supplier<Draw> draws = Draw.of(strategies, SEED);
        return () -> runner.admission().parse(shape.query(draws.get()));
    }
}
