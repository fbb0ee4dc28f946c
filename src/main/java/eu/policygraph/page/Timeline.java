package eu.policygraph.page;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Events in the order of their days, year by year; made of the rows of the queries {@code timeline} and {@code timeline-of-a-thing}.
 *
 * @param total how many events there are
 * @param start how many of them come before those shown
 * @param shown how many of them the years hold
 * @param years in the order asked for; those without an event are left out
 * @param strip drawing of all events, not only of those shown
 */
public record Timeline(int total, int start, int shown, List<Year> years, TimelineStrip strip) {

    /** The events of a year. */
    public record Year(int year, List<Entry> entries) {}

    /**
     * An event.
     *
     * @param dates days that sources give, the most reliable first
     * @param kind of event in words; may be empty
     * @param actors names; may be empty
     * @param vote its result in words; may be empty
     */
    public record Entry(Named event, List<Dated> dates, Named kind, String actors, Named vote) {

        /** The day that decides on its place. */
        public Dated first() {
            return dates.get(0);
        }

        /** Whether sources give different days. */
        public boolean disputed() {
            return dates.size() > 1;
        }
    }

    /**
     * A day that sources give.
     *
     * @param until last day of an event of several days, or null
     * @param precision {@code day}, {@code month} or {@code year}
     * @param rank of its most reliable source, 1 is best
     */
    public record Dated(LocalDate day, LocalDate until, String precision, int rank, List<Named> sources) {

        /** The last day that it can mean: of a month or year where no more is known. */
        LocalDate lastPossible() {
            return switch (precision) {
                case "year" -> day.with(TemporalAdjusters.lastDayOfYear());
                case "month" -> day.with(TemporalAdjusters.lastDayOfMonth());
                default -> day;
            };
        }

        /** The day, month or year as HTML writes it in {@code datetime}. */
        public String datetime() {
            return switch (precision) {
                case "year" -> day.toString().substring(0, 4);
                case "month" -> day.toString().substring(0, 7);
                default -> day.toString();
            };
        }
    }

    /** @param entries in the order in which they are shown */
    static Timeline of(List<Entry> entries, int start, int total, TimelineStrip strip) {
        Map<Integer, List<Entry>> byYear = new LinkedHashMap<>();
        entries.forEach(e -> byYear.computeIfAbsent(e.first().day().getYear(), y -> new ArrayList<>()).add(e));
        return new Timeline(total, start, entries.size(), byYear.entrySet().stream().map(e -> new Year(e.getKey(), List.copyOf(e.getValue()))).toList(), strip);
    }

    /** The events of all years, in the order in which they are shown. */
    List<Entry> entries() {
        return years.stream().flatMap(year -> year.entries().stream()).toList();
    }

    /** All events, oldest first; one that is known to the month or year stands at its end. Within a day by their IRIs. */
    static List<Entry> entries(List<Binding> answer, Frame frame) {
        Map<String, List<AnswerRow>> byEvent = new LinkedHashMap<>();
        answer.stream().map(AnswerRow::new).filter(r -> r.day("date").isPresent()).forEach(r -> byEvent.computeIfAbsent(r.text("event"), e -> new ArrayList<>()).add(r));
        List<Entry> entries = new ArrayList<>();
        byEvent.values().forEach(rows -> entries.add(entry(rows, frame)));
        entries.sort(Comparator.comparing((Entry e) -> e.first().lastPossible()).thenComparing(e -> e.first().datetime().length(), Comparator.reverseOrder()).thenComparing(e -> e.event().iri()));
        return entries;
    }

    private static Entry entry(List<AnswerRow> rows, Frame frame) {
        Map<LocalDate, List<AnswerRow>> byDay = new TreeMap<>();
        rows.forEach(r -> byDay.computeIfAbsent(r.day("date").orElseThrow(), d -> new ArrayList<>()).add(r));
        List<Dated> dates = byDay.entrySet().stream().map(e -> dated(e.getKey(), e.getValue(), frame)).sorted(Comparator.comparing(Dated::rank).thenComparing(Dated::day)).toList();
        AnswerRow row = rows.get(0);
        return new Entry(row.named("event", "eventLabel", frame), dates, Named.text(row.node("kindName"), frame), row.text("actors"), Named.text(row.node("vote"), frame));
    }

    private static Dated dated(LocalDate day, List<AnswerRow> rows, Frame frame) {
        AnswerRow row = rows.get(0);
        int best = rows.stream().mapToInt(r -> r.text("rank").isEmpty() ? Integer.MAX_VALUE : r.number("rank")).min().orElse(Integer.MAX_VALUE);
        List<Named> sources = rows.stream().map(r -> r.named("source", "sourceLabel", frame)).distinct().toList();
        String precision = row.text("precision").isEmpty() ? "day" : row.text("precision");
        return new Dated(day, row.day("until").filter(u -> u.isAfter(day)).orElse(null), precision, best, sources);
    }
}
