package eu.policygraph.micro;

import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.Question;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the text of a query to what can be run, for texts that differ in an IRI: read as a whole, and found prepared. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryReading {

    private static final int TEXTS = 1_000;

    private final QueryRunner runner = new QueryRunner(new Limits(Duration.ofMinutes(1), 1_000));
    private List<String> texts;
    private int next;

    @Setup
    public void write() {
        texts = IntStream.range(0, TEXTS).mapToObj(i -> """
                PREFIX eli: <http://data.europa.eu/eli/ontology#>
                SELECT ?other (COUNT(?citing) AS ?together) WHERE {
                  ?citing eli:cites <https://example.org/act/%1$d> ;
                    eli:cites ?other .
                  FILTER (?other != <https://example.org/act/%1$d>)
                }
                GROUP BY ?other ORDER BY DESC(?together) ?other LIMIT 20""".formatted(i)).toList();
        texts.forEach(runner::read);
    }

    @Benchmark
    public Question whole() {
        return runner.readWhole(texts.get(next++ % TEXTS));
    }

    @Benchmark
    public Question prepared() {
        return runner.read(texts.get(next++ % TEXTS));
    }
}
