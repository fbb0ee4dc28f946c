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

    private static final String NOT_MEASURED = "not measured";

    /** The lines as a table with a verdict each. */
    public static String table(List<Measure> measures) {
        StringBuilder table = new StringBuilder(String.format("%-44s %-26s %-26s %s%n", "what", "bar", "measured", "verdict"));
        measures.forEach(m -> table.append(String.format("%-44s %-26s %-26s %s%n", m.what, m.bar, m.measured, m.verdict())));
        return table.toString();
    }

    /** The lines as a table in Markdown. */
    public static String markdown(List<Measure> measures) {
        StringBuilder table = new StringBuilder("| figure | bar | measured | verdict |\n|---|---|---|---|\n");
        measures.forEach(m -> table.append(String.format("| %s | %s | %s | %s |%n", m.what, m.bar, m.measured, m.verdict())));
        return table.toString();
    }

    private String verdict() {
        return bar.isEmpty() ? "" : met ? "met" : measured.startsWith(NOT_MEASURED) ? NOT_MEASURED : "MISSED";
    }

    /** A bar that nothing was measured for, with what was missing; it counts as missed. */
    public static Measure missing(String what, String bar, String why) {
        return new Measure(what, bar, NOT_MEASURED + ": " + why, false);
    }

    /** A ratio, or a time, that has to reach a bar. */
    public static Measure atLeast(String what, double bar, double measured, String unit) {
        return new Measure(what, String.format(Locale.ROOT, "≥ %s%s", plain(bar), unit), plain(measured) + unit, measured >= bar);
    }

    /** A ratio, or a time, that may reach a bar. */
    public static Measure within(String what, double bar, double measured, String unit) {
        return new Measure(what, String.format(Locale.ROOT, "≤ %s%s", plain(bar), unit), plain(measured) + unit, measured <= bar);
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, Math.abs(number) >= 100 || number == Math.rint(number) ? "%,.0f" : "%.2f", number);
    }

    public static Measure atMost(String what, double bar, double measured, String unit) {
        return new Measure(what, String.format(Locale.ROOT, "at most %,.0f %s", bar, unit), String.format(Locale.ROOT, "%,.0f %s", measured, unit), measured <= bar);
    }

    public static Measure share(String what, double bar, double measured) {
        return new Measure(what, String.format(Locale.ROOT, "at least %.1f %%", bar * 100), String.format(Locale.ROOT, "%.2f %%", measured * 100), measured >= bar);
    }

    public static Measure told(String what, String measured) {
        return new Measure(what, "", measured, true);
    }
}
