package eu.policygraph.page;

import eu.policygraph.page.Promises.Action;
import eu.policygraph.page.Promises.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/**
 * How far the initiatives of a strategy have come on a day, and what changed since another. Everything is read from prebuilt
 * queries: {@code strategy-tracker} says the statuses, and the others say what is behind them.
 *
 * @param rows one for each initiative, in the order of the strategy
 * @param changes since the earlier day; empty where none was given
 * @param institutions that have a part in an initiative, by name
 */
public record Tracker(List<Row> rows, List<Change> changes, List<Named> institutions) {

    /**
     * An initiative.
     *
     * @param first day of the first delivery, or empty
     * @param latest day of the latest delivery, or empty
     * @param institutions IRIs of those that have a part in it
     * @param evidence oldest first
     */
    public record Row(String position, Named initiative, StatusMark status, String first, String latest, List<Wording> wordings, List<Action> actions, List<Evidence> evidence,
            Set<String> institutions) {

        /** What delivers it, each once, the latest first. */
        public List<Named> deliveredBy() {
            List<Named> by = new ArrayList<>();
            evidence.reversed().forEach(e -> by.addAll(e.by()));
            return by.stream().distinct().toList();
        }

        /** The evidence of the latest day, or null. */
        public Evidence latestEvidence() {
            return evidence.stream().filter(e -> !e.day().isEmpty()).max(Comparator.comparing(Evidence::day)).or(() -> evidence.stream().findFirst()).orElse(null);
        }
    }

    /**
     * What changed for an initiative.
     *
     * @param before status on the earlier day
     * @param fresh deliveries dated after it
     */
    public record Change(Row row, StatusMark before, List<Evidence> fresh) {}

    /** How many initiatives have each status, in the order in which the statuses appear. */
    public Map<StatusMark, Integer> counts() {
        Map<StatusMark, Integer> counts = new LinkedHashMap<>();
        rows.forEach(r -> counts.merge(r.status(), 1, Integer::sum));
        return counts;
    }

    /** All actions of all initiatives, in order. */
    public boolean hasActions() {
        return rows.stream().anyMatch(r -> !r.actions().isEmpty());
    }

    /** The row of an initiative. */
    Optional<Row> row(Node initiative) {
        return rows.stream().filter(r -> initiative.getURI().equals(r.initiative().iri())).findFirst();
    }

    /**
     * @param on the day whose statuses are asked for
     * @param since the earlier day, or null
     */
    static Tracker of(Node strategy, LocalDate on, LocalDate since, Questions questions, Frame frame) {
        Map<String, String> given = Map.of("strategy", strategy.getURI(), "lang", frame.language().tag());
        Map<String, String> onDay = with(given, on);
        Map<String, List<Wording>> wordings = Promises.wordings(questions.ask("initiatives-of-a-strategy", given), frame);
        Map<String, List<Action>> actions = Promises.actions(questions.ask("actions-of-a-strategy", onDay),
                questions.ask("commitments-with-a-deadline", onDay), frame);
        Map<String, List<Evidence>> evidence = Evidence.of(questions.ask("evidence-of-a-strategy", onDay), frame).stream()
                .collect(Collectors.groupingBy(Evidence::initiative, LinkedHashMap::new, Collectors.toList()));
        List<AnswerRow> parts = AnswerRow.of(questions.ask("institutions-of-a-strategy", given));
        Map<String, Set<String>> institutions = parts.stream()
                .collect(Collectors.groupingBy(r -> r.text("initiative"), Collectors.mapping(r -> r.text("institution"), Collectors.toCollection(LinkedHashSet::new))));
        List<Row> rows = AnswerRow.of(questions.ask("strategy-tracker", onDay)).stream().map(r -> new Row(r.text("position"), r.named("initiative", "initiativeLabel", frame),
                StatusMark.of(r.named("status", "statusLabel", frame)), r.text("firstLinked"), r.text("latestLinked"), wordings.getOrDefault(r.text("initiative"), List.of()),
                actions.getOrDefault(r.text("initiative"), List.of()), evidence.getOrDefault(r.text("initiative"), List.of()),
                institutions.getOrDefault(r.text("initiative"), Set.of()))).toList();
        List<Change> changes = since == null ? List.of() : changes(rows, AnswerRow.of(questions.ask("strategy-tracker", with(given, since))), since, frame);
        return new Tracker(rows, changes, parts.stream().map(r -> r.named("institution", "institutionLabel", frame)).distinct().sorted(Comparator.comparing(Named::text)).toList());
    }

    private static List<Change> changes(List<Row> rows, List<AnswerRow> then, LocalDate since, Frame frame) {
        Map<String, StatusMark> before = then.stream().collect(Collectors.toMap(r -> r.text("initiative"), r -> StatusMark.of(r.named("status", "statusLabel", frame)), (a, b) -> a));
        List<Change> changes = new ArrayList<>();
        for (Row row : rows) {
            StatusMark old = before.getOrDefault(row.initiative().iri(), row.status());
            List<Evidence> fresh = row.evidence().stream().filter(e -> e.day().compareTo(since.toString()) > 0).toList();
            if (!old.equals(row.status()) || !fresh.isEmpty()) {
                changes.add(new Change(row, old, fresh));
            }
        }
        return changes;
    }

    private static Map<String, String> with(Map<String, String> given, LocalDate day) {
        Map<String, String> more = new LinkedHashMap<>(given);
        more.put("on", day.toString());
        return more;
    }
}
