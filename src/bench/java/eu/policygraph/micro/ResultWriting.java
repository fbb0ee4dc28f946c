package eu.policygraph.micro;

import eu.policygraph.model.Format;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From rows in memory to the bytes of an answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResultWriting {

    /** A few rows, and a thousand. */
    @Param({"timeline", "counts"})
    public String shape;

    @Param({"RESULTS_JSON", "CSV"})
    public Format format;

    private Answer answer;

    @Setup
    public void answer(MadeUpGraph graph) throws Exception {
        answer = graph.runner().run(graph.queries(shape).get(), Map.of(), graph.snapshot().dataset());
    }

    @Benchmark
    public byte[] write() {
        return AnswerWriter.write(answer, format);
    }
}
