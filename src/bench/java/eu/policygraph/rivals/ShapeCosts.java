package eu.policygraph.rivals;

import eu.policygraph.shapes.Draw;
import eu.policygraph.shapes.RowHash;
import eu.policygraph.shapes.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The processor time that engines take for each shape, one request after the other, and the rows that they answer with. */
final class ShapeCosts {

    private static final int FEWEST = 3;
    private static final int WARM_UP = 20;

    private final List<Shape> shapes;
    private final Map<Shape, List<String>> queries = new LinkedHashMap<>();
    private final int runs;
    private final double seconds;
    private final Map<String, Map<Shape, Double>> micros = new LinkedHashMap<>();
    private final Map<String, Map<Shape, List<RowHash>>> rows = new LinkedHashMap<>();

    /**
     * @param count queries of each shape
     * @param seconds of each run of a shape, at least {@value #FEWEST} queries
     */
    ShapeCosts(List<Shape> shapes, Supplier<Draw> draws, int count, int runs, double seconds) {
        this.shapes = shapes;
        this.runs = runs;
        this.seconds = seconds;
        shapes.forEach(shape -> queries.put(shape, Stream.generate(draws).limit(count).map(shape::query).toList()));
    }

    /** Warms the engine up with all shapes in turn, reads the rows of all queries, then measures. */
    void measure(Contender contender, Running engine) throws IOException, InterruptedException {
        engine.settle();
        try (Client client = new Client()) {
            warmUp(client, contender, engine);
            for (Shape shape : shapes) {
                List<Ask> asks = queries.get(shape).stream().map(contender::ask).toList();
                List<RowHash> hashes = new ArrayList<>();
                for (Ask ask : asks) {
                    hashes.add(RowHash.of(shape, client.get(engine.port(), ask).body()));
                }
                rows.computeIfAbsent(contender.name(), n -> new LinkedHashMap<>()).put(shape, hashes);
                micros(client, engine, asks);
                double[] measured = new double[runs];
                for (int run = 0; run < runs; run++) {
                    measured[run] = micros(client, engine, asks);
                }
                Arrays.sort(measured);
                micros.computeIfAbsent(contender.name(), n -> new LinkedHashMap<>()).put(shape, measured[runs / 2]);
                System.err.printf(Locale.ROOT, "%s, %s: %.0f us%n", contender.name(), shape.name(), measured[runs / 2]);
            }
        }
    }

    /** Until compilers have seen every shape often: what is told is the cost of an engine that has been running for a while. */
    private void warmUp(Client client, Contender contender, Running engine) throws IOException, InterruptedException {
        long end = System.nanoTime() + (long) (WARM_UP * seconds * 1e9);
        for (int sent = 0; System.nanoTime() < end; sent++) {
            for (Shape shape : shapes) {
                client.get(engine.port(), contender.ask(queries.get(shape).get(sent % queries.get(shape).size())));
            }
        }
    }

    private double micros(Client client, Running engine, List<Ask> asks) throws IOException, InterruptedException {
        double before = engine.figures().processorSeconds();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int sent = 0;
        while (sent < FEWEST || System.nanoTime() < end) {
            client.get(engine.port(), asks.get(sent++ % asks.size()));
        }
        return (engine.figures().processorSeconds() - before) * 1e6 / sent;
    }

    /** The engines that were measured. */
    List<String> engines() {
        return List.copyOf(micros.keySet());
    }

    List<Shape> shapes() {
        return shapes;
    }

    /** Microseconds of one engine for one query of a shape. */
    double micros(String engine, Shape shape) {
        return micros.get(engine).get(shape);
    }

    /** Geometric mean over the shapes, in microseconds. */
    double mean(String engine) {
        return Math.exp(micros.get(engine).values().stream().mapToDouble(Math::log).average().orElseThrow());
    }

    /** Queries to which an engine gave other rows than the first engine did, over all engines. */
    long wrongAnswers() {
        Map<Shape, List<RowHash>> first = rows.values().iterator().next();
        return rows.values().stream().mapToLong(other -> shapes.stream().mapToLong(s -> differences(first.get(s), other.get(s))).sum()).sum();
    }

    private static long differences(List<RowHash> a, List<RowHash> b) {
        long differences = 0;
        for (int i = 0; i < a.size(); i++) {
            differences += a.get(i).equals(b.get(i)) ? 0 : 1;
        }
        return differences;
    }

    /** Microseconds by shape and engine, as a table in Markdown. */
    String markdown() {
        StringBuilder table = new StringBuilder("| shape | rows | " + String.join(" | ", engines()) + " | other rows |\n|---|--:|" + "--:|".repeat(engines().size() + 1) + "\n");
        Map<Shape, List<RowHash>> first = rows.values().iterator().next();
        for (Shape shape : shapes) {
            table.append(String.format(Locale.ROOT, "| %s | %.1f |", shape.name(), first.get(shape).stream().mapToInt(RowHash::rows).average().orElse(0)));
            engines().forEach(e -> table.append(String.format(Locale.ROOT, " %,.0f |", micros(e, shape))));
            table.append(' ').append(String.join(", ", rows.entrySet().stream().filter(e -> differences(first.get(shape), e.getValue().get(shape)) > 0).map(Map.Entry::getKey).toList())).append(" |\n");
        }
        table.append("| geometric mean | |");
        engines().forEach(e -> table.append(String.format(Locale.ROOT, " %,.0f |", mean(e))));
        return table.append(" |\n").toString();
    }
}
