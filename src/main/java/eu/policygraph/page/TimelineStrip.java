package eu.policygraph.page;

import eu.policygraph.page.Timeline.Dated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A drawing of events along the years: one dot for each, stacked where they are close; bars where there are too many for dots.
 *
 * @param width of the view box
 * @param height of the view box
 * @param axis height of the line on which it stands
 * @param dots path of the dots: subpaths without length, which a round line cap makes visible
 * @param bars path of bars; empty where there are dots
 * @param years the years on the axis, every one
 */
public record TimelineStrip(int width, int height, int axis, String dots, String bars, List<Tick> years) {

    private static final int WIDTH = 960;
    private static final int MARGIN = 10;
    private static final int STEP = 9;
    private static final int MOST_DOTS = 14;
    private static final int LABELS = 16;

    /**
     * A year on the axis.
     *
     * @param x where it begins
     * @param labelled whether there is room for its number
     */
    public record Tick(int year, int x, boolean labelled) {}

    /** Nothing is drawn of less than two events. */
    public boolean isEmpty() {
        return years.isEmpty();
    }

    static TimelineStrip of(List<Dated> days) {
        if (days.size() < 2) {
            return new TimelineStrip(WIDTH, 0, 0, "", "", List.of());
        }
        int first = days.stream().mapToInt(d -> d.day().getYear()).min().orElseThrow();
        int last = days.stream().mapToInt(d -> d.day().getYear()).max().orElseThrow();
        Map<Integer, Integer> stacks = new TreeMap<>();
        days.forEach(d -> stacks.merge(column(middle(d), first, last), 1, Integer::sum));
        int highest = stacks.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        int axis = Math.min(highest, MOST_DOTS) * STEP + 8;
        StringBuilder path = new StringBuilder();
        for (Map.Entry<Integer, Integer> stack : stacks.entrySet()) {
            if (highest > MOST_DOTS) {
                path.append("M").append(x(stack)).append(" ").append(axis).append("v-").append(Math.max(2, stack.getValue() * MOST_DOTS * STEP / highest));
            } else {
                for (int i = 0; i < stack.getValue(); i++) {
                    path.append("M").append(x(stack)).append(" ").append(axis - 7 - i * STEP).append("h0");
                }
            }
        }
        boolean dots = highest <= MOST_DOTS;
        return new TimelineStrip(WIDTH, axis + 22, axis, dots ? path.toString() : "", dots ? "" : path.toString(), ticks(first, last));
    }

    private static List<Tick> ticks(int first, int last) {
        int every = (last - first) / LABELS + 1;
        List<Tick> ticks = new ArrayList<>();
        IntStream.rangeClosed(first, last).forEach(year -> ticks.add(new Tick(year, (int) x(LocalDate.of(year, 1, 1), first, last), (last - year) % every == 0)));
        return List.copyOf(ticks);
    }

    private static LocalDate middle(Dated dated) {
        return switch (dated.precision()) {
            case "year" -> dated.day().withDayOfYear(183);
            case "month" -> dated.day().withDayOfMonth(15);
            default -> dated.day();
        };
    }

    private static int x(Map.Entry<Integer, Integer> stack) {
        return MARGIN + stack.getKey() * STEP + STEP / 2;
    }

    private static int column(LocalDate day, int first, int last) {
        return (int) ((x(day, first, last) - MARGIN) / STEP);
    }

    private static double x(LocalDate day, int first, int last) {
        double year = day.getYear() - first + (day.getDayOfYear() - 1) / 366.0;
        return MARGIN + year * (WIDTH - 2.0 * MARGIN) / (last - first + 1);
    }
}
