package eu.policygraph.page;

import eu.policygraph.query.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A delivery as evidence of a status; made of the rows of the query {@code evidence-of-a-strategy}.
 *
 * @param delivery its IRI
 * @param initiative IRI of the initiative that it counts for
 * @param promise what it delivers: the initiative or one of its actions
 * @param day or empty
 * @param degree how much of the promise it covers
 * @param by what delivers; may be empty
 * @param inForceFrom first day in force of an act that delivers, or empty
 * @param text the evidence in words
 */
public record Evidence(String delivery, String initiative, Named promise, String day, Named degree, List<Named> by, String inForceFrom, Named text, List<Named> sources) {

    /** Whether it delivers an action of the initiative rather than the initiative itself. */
    public boolean ofAction() {
        return !initiative.equals(promise.iri());
    }

    /** All deliveries in the order of the rows: by initiative, then by day. */
    static List<Evidence> of(Answer.Rows answer, Frame frame) {
        Map<List<String>, List<AnswerRow>> byDelivery = new LinkedHashMap<>();
        AnswerRow.of(answer).forEach(r -> byDelivery.computeIfAbsent(List.of(r.text("initiative"), r.text("delivery")), d -> new ArrayList<>()).add(r));
        return byDelivery.values().stream().map(rows -> of(rows, frame)).toList();
    }

    private static Evidence of(List<AnswerRow> rows, Frame frame) {
        AnswerRow row = rows.get(0);
        List<Named> by = rows.stream().filter(r -> r.node("by") != null).map(r -> r.named("by", "byLabel", frame)).distinct().toList();
        List<Named> sources = rows.stream().map(r -> r.named("source", "sourceLabel", frame)).distinct().toList();
        String inForceFrom = rows.stream().map(r -> r.text("inForceFrom")).filter(t -> !t.isEmpty()).max(String::compareTo).orElse("");
        return new Evidence(row.text("delivery"), row.text("initiative"), row.named("promise", "promiseLabel", frame), row.text("day"), row.named("degree", "degreeLabel", frame), by,
                inForceFrom, Named.text(Objects.requireNonNull(row.node("evidence")), frame), sources);
    }
}
