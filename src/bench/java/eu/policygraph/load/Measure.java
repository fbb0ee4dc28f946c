package eu.policygraph.load;

import java.util.List;
import java.util.Locale;

/**
 * One line of the table of a run.
 *
 * @param what was measured
 * @param bar that it has to meet, in words
 * @param measured in words
 */
public record Measure(String what, String bar, String measured, boolean met) {

    /** The lines as a table with a verdict each. */
    public static String table(List<Measure> measures) {
        StringBuilder table = new StringBuilder(String.format("%-44s %-26s %-26s %s%n", "what", "bar", "measured", "verdict"));
        measures.forEach(m -> table.append(String.format("%-44s %-26s %-26s %s%n", m.what, m.bar, m.measured, m.bar.isEmpty() ? "" : m.met ? "met" : "MISSED")));
        return table.toString();
    }

    static Measure atMost(String what, double bar, double measured, String unit) {
        return new Measure(what, String.format(Locale.ROOT, "at most %,.0f %s", bar, unit), String.format(Locale.ROOT, "%,.0f %s", measured, unit), measured <= bar);
    }

    static Measure share(String what, double bar, double measured) {
        return new Measure(what, String.format(Locale.ROOT, "at least %.1f %%", bar * 100), String.format(Locale.ROOT, "%.2f %%", measured * 100), measured >= bar);
    }

    static Measure told(String what, String measured) {
        return new Measure(what, "", measured, true);
    }
}
