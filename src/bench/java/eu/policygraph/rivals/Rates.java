package eu.policygraph.rivals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The rates of all engines under all loads of one run of the bench. */
final class Rates {

    /** Point look-ups of different things. */
    static final String POINT = "point mix";

    /** All shapes in turn. */
    static final String ALL = "all mix";

    /** The smallest answer of the point mix, again and again. */
    static final String SMALLEST = "smallest body";

    /** The same with the entity tag that the client has already. */
    static final String UNCHANGED = "smallest body, 304";

    /** Prebuilt queries and pages on the shipped data. */
    static final String SHIPPED = "shipped addresses";

    /** Which engine under which load. */
    record Key(String engine, String mix, int connections) {}

    private final Wrk wrk;
    private final int runs;
    private final int seconds;
    private final Map<Key, Rate> rates = new LinkedHashMap<>();

    Rates(Wrk wrk, int runs, int seconds) {
        this.wrk = wrk;
        this.runs = runs;
        this.seconds = seconds;
    }

    /** Warms an engine up and measures it. */
    void measure(String name, Running engine, String mix, List<Ask> asks, String tag, List<Integer> connections) throws IOException, InterruptedException {
        wrk.run(engine, asks, tag, connections.get(connections.size() - 1), seconds);
        for (int count : connections) {
            List<Rate> measured = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                measured.add(wrk.run(engine, asks, tag, count, seconds));
            }
            rates.put(new Key(name, mix, count), Rate.median(measured));
            System.err.println(line(new Key(name, mix, count), rates.get(new Key(name, mix, count))));
        }
    }

    /** What was measured; empty when it was not. */
    Optional<Rate> of(String engine, String mix, int connections) {
        return Optional.ofNullable(rates.get(new Key(engine, mix, connections)));
    }

    /** The fastest of some engines. */
    Optional<Map.Entry<Key, Rate>> best(Predicate<String> engines, String mix, int connections) {
        return rates.entrySet().stream().filter(e -> engines.test(e.getKey().engine()) && e.getKey().mix().equals(mix) && e.getKey().connections() == connections)
                .max(Comparator.comparingDouble(e -> e.getValue().perSecond()));
    }

    /** All rates as a table in Markdown. */
    String markdown() {
        StringBuilder table = new StringBuilder("| engine | load | connections | answers/s | p50 ms | p95 ms | p99 ms | CPU µs/answer | failed |\n|---|---|--:|--:|--:|--:|--:|--:|--:|\n");
        rates.forEach((key, rate) -> table.append(line(key, rate)).append('\n'));
        return table.toString();
    }

    private static String line(Key key, Rate rate) {
        return String.format(Locale.ROOT, "| %s | %s | %d | %,.0f | %.2f | %.2f | %.2f | %.0f | %d |", key.engine(), key.mix(), key.connections(), rate.perSecond(), rate.p50(), rate.p95(), rate.p99(),
                rate.cpu(), rate.failed());
    }
}
