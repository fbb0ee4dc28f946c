package eu.policygraph.micro;

import eu.policygraph.cache.AnswerCache;
import eu.policygraph.web.Address;
import eu.policygraph.web.Parameters;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a request to a finished answer that is kept for the question, however it is spelt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CacheLookUp {

    private static final int ANSWERS = 1_000;
    private static final long BYTES = 64 * 1024 * 1024;

    private Route.Handler cached;
    private List<Request> requests;
    private int next;

    @Setup
    public void fill() {
        Object data = new Object();
        AnswerCache cache = new AnswerCache(() -> data, Clock.systemUTC(), new AnswerCache.Settings(BYTES, "/sparql", accepted -> "en", type -> false));
        cached = cache.around(request -> Response.of("application/sparql-results+json", new byte[2_000]).header("Cache-Control", "public, no-cache"));
        requests = IntStream.range(0, ANSWERS).mapToObj(i -> request("SELECT ?p ?o { <https://example.org/" + i + "> ?p ?o }")).toList();
        requests.forEach(cached::handle);
    }

    private static Request request(String query) {
        return new Request("GET", "/sparql", Parameters.parse("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)), Map.of("accept", "application/sparql-results+json"), new byte[0],
                new Address("http://localhost", ""), Map.of());
    }

    @Benchmark
    public Response find() {
        return cached.handle(requests.get(next++ % ANSWERS));
    }
}
