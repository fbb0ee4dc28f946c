package eu.policygraph.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;

/**
 * An act among those that it replaces, extends or succeeds and that do so to it, each with its time in force, and the gaps
 * between them; drawn as bars under each other. Made of the rows of {@code chain-of-an-act} and {@code gaps-in-a-chain-of-acts}.
 *
 * @param links in the order of their entry into force
 * @param gaps that were known on that day too
 * @param height of the view box
 * @param years to be marked on the axis, with where they begin
 * @param today where the day asked about is, or -1 when it is off the drawing
 */
public record ActChain(List<Link> links, List<Gap> gaps, int height, Map<Integer, Integer> years, int today) {

    /** Width of the view box. */
    public static final int WIDTH = 960;

    private static final int LANE = 30;
    private static final int MOST_YEARS = 12;

    /**
     * An act of the chain.
     *
     * @param since first day in force, or null when no source gives it
     * @param until last day in force, included; null when no end is known
     * @param x where its bar begins
     * @param width of its bar; 0 for none
     * @param y middle of its bar
     */
    public record Link(Named act, LocalDate since, LocalDate until, int x, int width, int y) {}

    /**
     * Days on which neither an act nor the one that took its place held.
     *
     * @param lastDay of the earlier act
     * @param firstDay of the later act
     * @param days in between
     */
    public record Gap(Named act, Named later, LocalDate lastDay, LocalDate firstDay, int days, int x, int width) {}

    /** Whether there is more to draw than one bar. */
    public boolean drawn() {
        return links.stream().filter(l -> l.width() > 0).count() > 1;
    }

    static ActChain of(Node act, LocalDate on, LocalDate known, Questions questions, Frame frame) {
        String language = frame.language().tag();
        Map<String, AnswerRow> rows = AnswerRow.of(questions.ask("chain-of-an-act", Map.of("act", act.getURI(), "known", known.toString(), "lang", language))).stream()
                .collect(Collectors.toMap(r -> r.text("link"), r -> r, (a, b) -> a, LinkedHashMap::new));
        List<AnswerRow> gaps = rows.keySet().stream().flatMap(link -> AnswerRow.of(questions.ask("gaps-in-a-chain-of-acts", Map.of("act", link, "lang", language))).stream())
                .sorted(Comparator.comparing(r -> r.text("lastDay"))).filter(r -> has(rows.get(r.text("act")), "until", r.text("lastDay")) && has(rows.get(r.text("later")), "since", r.text("firstDay"))).toList();
        LocalDate first = rows.values().stream().flatMap(r -> r.day("since").stream()).min(Comparator.naturalOrder()).orElse(on).withDayOfYear(1);
        LocalDate last = rows.values().stream().flatMap(r -> r.day("until").stream()).max(Comparator.naturalOrder()).filter(d -> d.isAfter(on)).orElse(on).with(TemporalAdjusters.lastDayOfYear());
        Scale scale = new Scale(first, last);
        List<Link> links = new ArrayList<>();
        rows.values().stream().sorted(Comparator.comparing((AnswerRow r) -> r.day("since").or(() -> r.day("dated")).orElse(LocalDate.MAX))).forEach(r -> links.add(link(r, links.size(), scale, frame)));
        List<Gap> drawn = gaps.stream().map(r -> gap(r, scale, frame)).toList();
        int every = (last.getYear() - first.getYear()) / MOST_YEARS + 1;
        Map<Integer, Integer> years = new LinkedHashMap<>();
        IntStream.rangeClosed(first.getYear(), last.getYear()).filter(y -> (y - first.getYear()) % every == 0).forEach(y -> years.put(y, scale.x(LocalDate.of(y, 1, 1))));
        return new ActChain(links, drawn, links.size() * LANE + 24, years, on.isBefore(first) || on.isAfter(last) ? -1 : scale.x(on));
    }

    private static boolean has(AnswerRow row, String column, String day) {
        return row != null && row.text(column).equals(day);
    }

    private static Link link(AnswerRow row, int lane, Scale scale, Frame frame) {
        LocalDate since = row.day("since").orElse(null);
        LocalDate until = row.day("until").orElse(null);
        int x = since == null ? 0 : scale.x(since);
        int width = since == null ? 0 : Math.max(2, scale.x(until == null ? scale.last() : until.plusDays(1)) - x);
        return new Link(row.named("link", "linkLabel", frame), since, until, x, width, lane * LANE + LANE / 2);
    }

    private static Gap gap(AnswerRow row, Scale scale, Frame frame) {
        LocalDate lastDay = row.day("lastDay").orElseThrow();
        LocalDate firstDay = row.day("firstDay").orElseThrow();
        int x = scale.x(lastDay.plusDays(1));
        return new Gap(row.named("act", "actLabel", frame), row.named("later", "laterLabel", frame), lastDay, firstDay, row.number("days"), x, Math.max(2, scale.x(firstDay) - x));
    }

    private record Scale(LocalDate first, LocalDate last) {

        int x(LocalDate day) {
            long whole = Math.max(1, ChronoUnit.DAYS.between(first, last));
            return Math.clamp(ChronoUnit.DAYS.between(first, day) * WIDTH / whole, 0, WIDTH);
        }
    }
}
