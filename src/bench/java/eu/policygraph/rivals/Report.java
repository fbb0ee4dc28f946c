package eu.policygraph.rivals;

import eu.policygraph.load.Measure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What a run has to say.
 *
 * @param bars each with its verdict
 * @param markdown all of it
 */
public record Report(List<Measure> bars, String markdown) {

    static Report of(Race.Plan plan, MadeUpData data, Figures figures) throws IOException {
        List<Measure> bars = Bars.of(figures);
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s. Seed %d, medians of %d runs of %d s, heap %s.%n%n", Machine.line(), plan.seed(), plan.runs(), plan.seconds(), plan.heap()));
        if (data != null) {
            text.append(String.format(Locale.ROOT, "Made-up graph: %,d asserted statements, %,d in every engine (with the ontology and what is inferred).%n%n", data.asserted(), data.served()));
        }
        text.append(Measure.markdown(bars)).append('\n').append(figures.rates().markdown()).append('\n');
        figures.shapes().ifPresent(costs -> text.append("CPU µs per query, one after the other:\n\n").append(costs.markdown()).append('\n'));
        if (!figures.footprints().isEmpty()) {
            text.append("| engine | first start, s | peak resident MiB |\n|---|--:|--:|\n");
            figures.footprints().forEach((engine, f) -> text.append(String.format(Locale.ROOT, "| %s | %.1f | %,d |%n", engine, f.startSeconds(), f.resident() / (1024 * 1024))));
        }
        figures.missing().forEach((tool, how) -> text.append(String.format("%n%s was not measured: %s%n", tool, how)));
        return new Report(bars, text.toString());
    }
}
