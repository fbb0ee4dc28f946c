package eu.policygraph.rivals;

import eu.policygraph.load.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Holds what was measured against what was promised. */
final class Bars {

    /** The program, its answer cache filled. */
    static final String OWN = "policygraph";

    /** The program without its answer cache. */
    static final String UNCACHED = "policygraph --no-cache";

    /** Static bytes. */
    static final String NGINX = "nginx";

    private static final double MIB = 1024 * 1024;

    private final Figures figures;
    private final Rates rates;
    private final List<Measure> measures = new ArrayList<>();

    private Bars(Figures figures) {
        this.figures = figures;
        this.rates = figures.rates();
    }

    /** A line for each bar, also for those that nothing was measured for. */
    static List<Measure> of(Figures figures) {
        Bars bars = new Bars(figures);
        bars.cached();
        bars.missed();
        bars.footprint();
        bars.addresses();
        return bars.measures;
    }

    private static boolean isRival(String engine) {
        return !engine.startsWith(OWN) && !engine.equals(NGINX);
    }

    private void cached() {
        share("cached point mix, share of nginx at 32 connections", 50, Rates.POINT, 32);
        share("cached point mix, share of nginx at 8 connections", 33, Rates.POINT, 8);
        for (int connections : List.of(8, 32)) {
            Optional<Map.Entry<Rates.Key, Rate>> best = rates.best(Bars::isRival, Rates.POINT, connections);
            ratio("cached point mix, times the best rival at " + connections + " connections" + best.map(b -> " (" + b.getKey().engine() + ")").orElse(""), 10, "×",
                    rates.of(OWN, Rates.POINT, connections), best.map(Map.Entry::getValue), 1);
        }
        add("cached point mix, p99 at 32 connections", "≤ 5 ms", rates.of(OWN, Rates.POINT, 32), (what, rate) -> Measure.within(what, 5, rate.p99(), " ms"));
        share("cached all mix, share of nginx at 32 connections", 65, Rates.ALL, 32);
        ratio("304, share of the 200 rate of the smallest body at 32 connections", 90, " %", rates.of(OWN, Rates.UNCHANGED, 32), rates.of(OWN, Rates.SMALLEST, 32), 100);
    }

    private void share(String what, double bar, String mix, int connections) {
        ratio(what, bar, " %", rates.of(OWN, mix, connections), rates.of(NGINX, mix, connections), 100);
    }

    private void ratio(String what, double bar, String unit, Optional<Rate> own, Optional<Rate> other, double factor) {
        add(what, "≥ " + (int) bar + unit, own.isPresent() ? other : Optional.empty(), (w, rate) -> Measure.atLeast(w, bar, factor * own.get().perSecond() / rate.perSecond(), unit));
    }

    private void missed() {
        Optional<ShapeCosts> costs = figures.shapes().filter(c -> c.engines().size() > 1 && c.engines().get(0).equals(UNCACHED));
        add("no hits, geometric mean of CPU over the shapes, share of the best rival's" + costs.map(c -> " (" + bestMean(c) + ")").orElse(""), "≤ 1×", costs,
                (what, c) -> Measure.within(what, 1, c.mean(UNCACHED) / c.mean(bestMean(c)), "×"));
        add("no hits, CPU of the worst shape, times that of its best rival", "≤ 2×", costs, (what, c) -> {
            Map.Entry<String, Double> worst = c.shapes().stream().map(s -> Map.entry(s.name(), c.micros(UNCACHED, s) / rivals(c).stream().mapToDouble(r -> c.micros(r, s)).min().orElseThrow()))
                    .max(Map.Entry.comparingByValue()).orElseThrow();
            return Measure.within(what + " (" + worst.getKey() + ")", 2, worst.getValue(), "×");
        });
        Optional<Map.Entry<Rates.Key, Rate>> best = rates.best(Bars::isRival, Rates.POINT, 8);
        ratio("no hits, point mix at 8 connections, times the best rival" + best.map(b -> " (" + b.getKey().engine() + ")").orElse(""), 1, "×", rates.of(UNCACHED, Rates.POINT, 8),
                best.map(Map.Entry::getValue), 1);
        add("selective shapes, CPU at the largest graph to the smallest, geometric mean", "≤ 1.5×", figures.growth(), (what, growth) -> Measure.within(what, 1.5, growth.mean(), "×"));
        add("selective shapes, the same for the worst", "≤ 1.5×", figures.growth(), (what, growth) -> Measure.within(what + " (" + growth.worstShape() + ")", 1.5, growth.worst(), "×"));
        add("wrong answers", "≤ 0", figures.shapes().filter(c -> c.engines().size() > 1), (what, c) -> Measure.within(what + " of " + c.engines().size() + " engines", 0, c.wrongAnswers(), ""));
    }

    private static List<String> rivals(ShapeCosts costs) {
        return costs.engines().stream().filter(Bars::isRival).toList();
    }

    private static String bestMean(ShapeCosts costs) {
        return rivals(costs).stream().min(Comparator.comparingDouble(costs::mean)).orElseThrow();
    }

    private void footprint() {
        add("start to the first answer, shipped data", "≤ 1.5 s", figures.shipped(), (what, s) -> Measure.within(what, 1.5, s.startSeconds(), " s"));
        add("start to the first answer, made-up graph from the snapshot file", "≤ 2.7 s", figures.madeUp(), (what, seconds) -> Measure.within(what, 2.7, seconds, " s"));
        double peak = figures.footprints().entrySet().stream().filter(e -> e.getKey().startsWith(OWN)).mapToDouble(e -> e.getValue().resident()).max().orElse(0);
        add("peak resident memory under load", "≤ 1024 MiB", peak == 0 ? Optional.empty() : Optional.of(peak), (what, bytes) -> Measure.within(what, 1_024, bytes / MIB, " MiB"));
        add("idle resident memory, shipped data", "≤ 250 MiB", figures.shipped(), (what, s) -> Measure.within(what, 250, s.resident() / MIB, " MiB"));
    }

    private void addresses() {
        add("prebuilt queries and pages, shipped data, cached, p99 at 1 connection", "≤ 1 ms", rates.of(OWN, Rates.SHIPPED, 1), (what, rate) -> Measure.within(what, 1, rate.p99(), " ms"));
        add("prebuilt queries and pages, shipped data, slowest first answer", "≤ 50 ms", figures.first(), (what, first) -> Measure.within(what + " (" + first.address() + ")", 50, first.slowest(), " ms"));
        add("prebuilt queries and pages, shipped data, 99 % of the first answers", "≤ 50 ms", figures.first(), (what, first) -> Measure.within(what, 50, first.p99(), " ms"));
    }

    private <T> void add(String what, String bar, Optional<T> measured, Line<T> line) {
        Function<T, Measure> make = value -> line.of(what, value);
        Supplier<Measure> missing = () -> Measure.missing(what, bar, figures.missing().isEmpty() ? "left out by --only" : String.join("; ", figures.missing().entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList()));
        measures.add(measured.map(make).orElseGet(missing));
    }

    private interface Line<T> {
        Measure of(String what, T measured);
    }
}
