package eu.policygraph.load;

import eu.policygraph.generate.PolicyGraphs;
import eu.policygraph.outside.Burners;
import eu.policygraph.outside.Latencies;
import eu.policygraph.outside.OpenLoop;
import eu.policygraph.outside.RawHttp;
import eu.policygraph.outside.StartedProgram;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A day of work in minutes: honest requests at a steady rate, beside them clients with heavy queries and a writer.
 *
 * @param statements of the made-up graph
 * @param length how long
 * @param rate cheap requests a second
 * @param heavyClients clients that send one heavy query after the other
 * @param heap megabytes of heap
 * @param store whether data and changes are kept in a store on the disk, rather than in memory only
 */
public record MixedLoad(long statements, Duration length, double rate, int heavyClients, int heap, boolean store) {

    private static final byte[] HEAVY = RawHttp.request("POST", "/sparql", Map.of("Content-Type", "application/sparql-query"),
            "SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?c } GROUP BY ?a ORDER BY DESC(?n) LIMIT 10".getBytes(StandardCharsets.UTF_8));
    private static final int BESIDE_HEAP = 700;
    private static final int GROWTH = 50;

    /** Runs it. Before it measures it warms up for a tenth of the length. */
    public List<Measure> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("load-");
        Path data = folder.resolve("made-up.nq");
        try {
            PolicyGraphs.Written written = PolicyGraphs.write(data, statements, 1);
            Path tokens = folder.resolve("tokens");
            String token = StartedProgram.run("token", "--role", "writer", "--source", Writer.GRAPH, "--tokens", tokens.toString(), "load");
            List<String> arguments = new ArrayList<>(List.of("--timeout", "5", "--data", data.toString(), "--tokens", tokens.toString()));
            if (store) {
                arguments.addAll(List.of("--store", folder.resolve("store").toString()));
            }
            try (StartedProgram program = StartedProgram.start(heap + "m", arguments.toArray(String[]::new))) {
                return measure(program, written, token);
            }
        } finally {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private List<Measure> measure(StartedProgram program, PolicyGraphs.Written written, String token) {
        RawHttp client = new RawHttp(program.port(), Duration.ofSeconds(60));
        CheapRequests requests = new CheapRequests(written.strategies(), 1);
        OpenLoop.run(client, rate, length.dividedBy(10), i -> requests.apply(1_000_000 + i));
        List<Measure> measures = new ArrayList<>();
        try (Burners burners = new Burners(client, HEAVY, heavyClients); Writer writer = new Writer(client, token, written.strategies());
                MemoryWatch memory = new MemoryWatch(program, Duration.ofSeconds(1))) {
            Latencies cheap = OpenLoop.run(client, rate, length, requests);
            measures.add(Measure.told("statements in the data", String.format("%,d", written.statements())));
            measures.add(Measure.told("cheap requests", cheap.count() + " (" + cheap.statuses() + ")"));
            measures.add(Measure.share("cheap requests answered with 2xx", 0.999, cheap.good()));
            measures.add(Measure.told("cheap requests, half of them within", Math.round(cheap.percentile(0.5)) + " ms"));
            measures.add(Measure.atMost("cheap requests, 95 % of them within", 100, cheap.percentile(0.95), "ms"));
            measures.add(Measure.told("cheap requests, 99 % of them within", Math.round(cheap.percentile(0.99)) + " ms"));
            measures.add(Measure.told("cheap requests, slowest", Math.round(cheap.slowest()) + " ms"));
            measures.add(Measure.told("heavy clients", heavyClients + ", answered with " + burners.statuses()));
            measures.add(Measure.told("changes", writer.latencies().toString()));
            measures.add(Measure.share("changes answered with 2xx", 0.999, writer.latencies().good()));
            measures.add(Measure.atMost("resident memory, highest", heap + BESIDE_HEAP, memory.highest(), "MB"));
            measures.add(Measure.atMost("resident memory, growth in the last third", GROWTH, memory.growth(), "MB"));
        }
        return measures;
    }
}
