package eu.policygraph.load;

import eu.policygraph.outside.Burners;
import eu.policygraph.outside.Latencies;
import eu.policygraph.outside.OpenLoop;
import eu.policygraph.outside.RawHttp;
import eu.policygraph.outside.StartedProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Pages, prebuilt queries and look-ups on the shipped data, first alone and then beside heavy queries, in one run.
 *
 * @param length of each of the two
 * @param rate cheap requests a second
 * @param heavy queries at once, each of a client of its own
 */
public record Fairness(Duration length, double rate, int heavy) {

    private static final byte[] HEAVY = RawHttp.request("POST", "/sparql", Map.of("Content-Type", "application/sparql-query"),
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }".getBytes(StandardCharsets.UTF_8));
    private static final List<String> PAGES = List.of("/", "/queries/counts-by-kind.csv", "/strategy/csa-2020", "/queries/strategies.json", "/act/directive-2011-93.ttl",
            "/search?q=abuse", "/acts", "/queries/timeline-of-a-strategy?strategy=csa-2020", "/timeline");
    private static final String LOOK_UP = "/sparql?query=SELECT*%7B%3Chttps://w3id.org/eu-policy-graph/id/strategy/csa-2020%3E%20?p%20?o%7D";

    public List<Measure> run() throws IOException, InterruptedException {
        try (StartedProgram program = StartedProgram.start("2g", "--timeout", "5")) {
            RawHttp client = new RawHttp(program.port(), Duration.ofSeconds(60));
            cheap(client, length.dividedBy(2));
            Latencies idle = cheap(client, length);
            try (Burners burners = new Burners(client, HEAVY, heavy)) {
                Latencies busy = cheap(client, length);
                Latencies pages = busy.of(i -> !isLookUp(i));
                return List.of(
                        Measure.told("pages and prebuilt queries, alone", idle.of(i -> !isLookUp(i)).toString()),
                        Measure.told("look-ups by SPARQL, alone", idle.of(Fairness::isLookUp).toString()),
                        Measure.told("beside " + heavy + " heavy queries, pages", pages.toString()),
                        Measure.told("beside them, look-ups by SPARQL", busy.of(Fairness::isLookUp).toString()),
                        Measure.told("heavy queries answered with", burners.statuses().toString()),
                        Measure.share("pages beside them, answered with 2xx", 1, pages.good()),
                        Measure.atMost("pages beside them, 99 % within", 500, pages.percentile(0.99), "ms"),
                        Measure.atMost("pages beside them, all within", 2_000, pages.slowest(), "ms"));
            }
        }
    }

    private Latencies cheap(RawHttp client, Duration how) {
        return OpenLoop.run(client, rate, how, i -> RawHttp.request("GET", isLookUp(i) ? LOOK_UP : PAGES.get(i % PAGES.size()), Map.of(), new byte[0]));
    }

    /** Every tenth. Look-ups share their lane with the heavy queries, so they are told apart. */
    private static boolean isLookUp(int number) {
        return number % 10 == 0;
    }
}
