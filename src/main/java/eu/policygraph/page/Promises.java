package eu.policygraph.page;

import eu.policygraph.query.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a strategy promises: wordings of its initiatives and its actions with their deadlines, by the IRI of the initiative. */
public final class Promises {

    /** What a source calls an initiative. */
    public record Wording(Named text, Named source) {}

    /**
     * An action of an initiative.
     *
     * @param latest day of the latest delivery, or empty
     * @param deadline or null
     */
    public record Action(String position, Named action, StatusMark status, String latest, Deadline deadline) {}

    /**
     * The last day for a promise and what became of it.
     *
     * @param doneOn day on which it was delivered in full, or empty
     * @param daysLate 0 where it is not late
     */
    public record Deadline(String due, StatusMark state, String doneOn, int daysLate) {}

    private Promises() {}

    /** From the rows of {@code initiatives-of-a-strategy}. */
    static Map<String, List<Wording>> wordings(Answer.Rows answer, Frame frame) {
        Map<String, List<Wording>> wordings = new LinkedHashMap<>();
        AnswerRow.of(answer).stream().filter(r -> r.node("wording") != null).forEach(r -> wordings.computeIfAbsent(r.text("initiative"), i -> new ArrayList<>())
                .add(new Wording(Named.text(r.node("wording"), frame), r.named("source", "sourceLabel", frame))));
        return wordings;
    }

    /** From the rows of {@code actions-of-a-strategy} and {@code commitments-with-a-deadline}. */
    static Map<String, List<Action>> actions(Answer.Rows actions, Answer.Rows commitments, Frame frame) {
        Map<String, Deadline> deadlines = AnswerRow.of(commitments).stream().collect(Collectors.toMap(r -> r.text("promise"), r -> deadline(r, frame), (a, b) -> a));
        Map<String, List<Action>> byInitiative = new LinkedHashMap<>();
        AnswerRow.of(actions).forEach(r -> byInitiative.computeIfAbsent(r.text("initiative"), i -> new ArrayList<>()).add(new Action(r.text("position"),
                r.named("action", "actionLabel", frame), StatusMark.of(r.named("status", "statusLabel", frame)), r.text("latestLinked"), deadlines.get(r.text("action")))));
        return byInitiative;
    }

    private static Deadline deadline(AnswerRow row, Frame frame) {
        return new Deadline(row.text("due"), StatusMark.ofDeadline(row.text("state"), frame), row.text("doneOn"), row.number("daysLate"));
    }
}
