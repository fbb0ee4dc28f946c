package eu.policygraph.page;

import eu.policygraph.page.ResultTable.Cell;
import eu.policygraph.page.ResultTable.Kind;
import eu.policygraph.query.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An answer in one of the ways in which a page can show it. */
public sealed interface ResultView {

    /** Rows and columns. */
    record Table(ResultTable table) implements ResultView {}

    /** Rows by year and day; what has no day stands under an empty year at the end. */
    record Timeline(Map<String, List<Entry>> years) implements ResultView {}

    /**
     * A row of a timeline.
     *
     * @param day cell of the day; empty text when there is none
     * @param title what happened, or what it happened to
     * @param more the other filled cells by column label
     */
    record Entry(Cell day, Cell title, Map<String, Cell> more) {}

    /** Rows with a bar for one number. */
    record Bars(ResultTable table, int column, double max) implements ResultView {

        /** Length of the bar of a row in percent of the longest. */
        public long percent(List<Cell> row) {
            return max <= 0 ? 0 : Math.round(100 * Math.max(0, number(row.get(column))) / max);
        }
    }

    /** Statements, with a drawing when they are few enough. */
    record Drawing(ResultTable table, Optional<GraphDrawing> drawing) implements ResultView {}

    /** Which ways a table of rows can be shown in; the plain table is always one. */
    static List<View> waysOf(ResultTable table) {
        List<View> ways = new ArrayList<>();
        if (table.days() >= 0) {
            ways.add(View.TIMELINE);
        }
        if (table.counts() >= 0) {
            ways.add(View.COUNT);
        }
        ways.add(View.TABLE);
        return ways;
    }

    /** The rows in the way asked for, or as a plain table where that way is not possible. */
    static ResultView of(ResultTable table, View way) {
        return switch (way) {
            case TIMELINE -> table.days() < 0 ? new Table(table) : timeline(table);
            case COUNT -> table.counts() < 0 ? new Table(table) : new Bars(table, table.counts(), table.rows().stream().mapToDouble(row -> number(row.get(table.counts()))).max().orElse(0));
            default -> new Table(table);
        };
    }

    private static Timeline timeline(ResultTable table) {
        int day = table.days();
        int title = IntStream.range(0, table.heads().size()).filter(c -> table.rows().stream().anyMatch(row -> row.get(c).link() != null)).findFirst()
                .orElseGet(() -> IntStream.range(0, table.heads().size()).filter(c -> c != day).findFirst().orElse(day));
        Map<String, List<Entry>> years = new LinkedHashMap<>();
        List<Entry> undated = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            Map<String, Cell> more = new LinkedHashMap<>();
            IntStream.range(0, row.size()).filter(c -> c != day && c != title && !row.get(c).text().isEmpty() && !table.names().get(c).equals("precision"))
                    .forEach(c -> more.put(table.heads().get(c), row.get(c)));
            Entry entry = new Entry(row.get(day), row.get(title), more);
            if (row.get(day).value().length() < 4) {
                undated.add(entry);
            } else {
                years.computeIfAbsent(row.get(day).value().substring(0, 4), y -> new ArrayList<>()).add(entry);
            }
        }
        if (!undated.isEmpty()) {
            years.put("", undated);
        }
        return new Timeline(years);
    }

    private static double number(Cell cell) {
        try {
            return cell.kind() == Kind.NUMBER ? Double.parseDouble(cell.value()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
