package eu.policygraph.micro;

import eu.policygraph.query.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a parsed query to the rows in memory: the optimiser and the evaluation of basic patterns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PatternEvaluation {

    private static final int QUERIES = 64;

    /** Of {@code src/bench/queries}. */
    @Param({"point", "timeline", "join", "chain", "in-force"})
    public String shape;

    private List<Query> queries;
    private int next;

    @Setup
    public void parse(MadeUpGraph graph) throws Exception {
        queries = Stream.generate(graph.queries(shape)).limit(QUERIES).toList();
    }

    @Benchmark
    public Answer answer(MadeUpGraph graph) throws Exception {
        return graph.runner().run(queries.get(next++ % QUERIES), Map.of(), graph.snapshot().dataset());
    }
}
