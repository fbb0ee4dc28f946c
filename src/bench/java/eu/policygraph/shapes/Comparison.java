package eu.policygraph.shapes;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Engines side by side in one process: the processor time of one thread for each shape, from the text of a query to the bytes of its answer,
 * and whether their answers are equal. Engines take turns, so that what slows the machine slows both.
 *
 * @param engines the first is compared with the others
 * @param queries of each shape in one turn
 * @param runs that count; their median is told
 * @param warmUp of each engine on each shape
 */
public record Comparison(List<Engine> engines, int queries, int runs, Duration warmUp) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * One shape.
     *
     * @param rows of all queries together, by the first engine
     * @param micros of processor time for one query, by engine
     * @param wrong queries to which another engine gave other rows
     */
    public record Line(Shape shape, long rows, double[] micros, int wrong) {

        /** How many times the time of the fastest other engine the first one takes. */
        public double ratio() {
            return micros[0] / Arrays.stream(micros).skip(1).min().orElse(Double.NaN);
        }
    }

    /** Compares the answers to a shape and measures the time for them. */
    public Line run(Shape shape, Supplier<Draw> draws) throws Exception {
        List<String> texts = Stream.generate(draws).limit(queries).map(shape::query).toList();
        long rows = 0;
        int wrong = 0;
        for (String text : texts) {
            RowHash first = RowHash.of(shape, engines.get(0).answer(text));
            rows += first.rows();
            for (Engine other : engines.subList(1, engines.size())) {
                wrong += RowHash.of(shape, other.answer(text)).equals(first) ? 0 : 1;
            }
        }
        for (Engine engine : engines) {
            long end = System.nanoTime() + warmUp.toNanos();
            while (System.nanoTime() < end) {
                micros(engine, texts);
            }
        }
        double[][] measured = new double[engines.size()][runs];
        for (int run = 0; run < runs; run++) {
            for (int e = 0; e < engines.size(); e++) {
                measured[e][run] = micros(engines.get(e), texts);
            }
        }
        return new Line(shape, rows, Arrays.stream(measured).mapToDouble(Comparison::median).toArray(), wrong);
    }

    private static double micros(Engine engine, List<String> texts) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        for (String text : texts) {
            engine.answer(text);
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e3 / texts.size();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
