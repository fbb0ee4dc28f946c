package eu.policygraph.page;

import eu.policygraph.model.Namespaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The steps of a legislative procedure in the order of their days, and where it stands on a day; made of the rows of
 * {@code steps-of-a-procedure}, {@code duration-of-a-procedure}, {@code timeline-of-a-thing} and {@code procedures-now-open}.
 *
 * @param latest the last step up to the day, or null when there is none
 * @param open whether it has begun and not ended up to the day
 * @param withAct whether an act resulted from it
 */
public record ProcedureSteps(List<Step> steps, Step latest, boolean open, boolean withAct) {

    private static final Node RESULT = NodeFactory.createURI(Namespaces.ONTOLOGY + "resultsIn");

    /**
     * A step.
     *
     * @param days since the step before; 0 for the first, and for one on the same day
     * @param daysInAll since the first step
     * @param about whether a day is counted from that is known to the month or year only
     * @param ahead whether it lies after the day asked about
     */
    public record Step(Timeline.Entry event, int days, int daysInAll, boolean about, boolean ahead) {}

    static ProcedureSteps of(Node procedure, LocalDate on, Questions questions, Frame frame) {
        String language = frame.language().tag();
        Map<String, String> given = Map.of("procedure", procedure.getURI(), "lang", language);
        Set<String> own = AnswerRow.of(questions.ask("steps-of-a-procedure", given)).stream().map(r -> r.text("step")).collect(Collectors.toSet());
        Map<String, AnswerRow> durations = AnswerRow.of(questions.ask("duration-of-a-procedure", given)).stream().collect(Collectors.toMap(r -> r.text("step"), r -> r, (a, b) -> a));
        List<Step> steps = new ArrayList<>();
        boolean exact = true;
        for (Timeline.Entry entry : Timeline.entries(questions.ask("timeline-of-a-thing", Map.of("thing", procedure.getURI(), "lang", language)).rows(), frame)) {
            AnswerRow duration = durations.get(entry.event().iri());
            if (own.contains(entry.event().iri()) && duration != null) {
                boolean day = entry.first().precision().equals("day");
                steps.add(new Step(entry, duration.number("days"), duration.number("daysInAll"), !(exact && day), entry.first().day().isAfter(on)));
                exact = day;
            }
        }
        boolean open = !AnswerRow.of(questions.ask("procedures-now-open", Map.of("procedure", procedure.getURI(), "on", on.toString(), "lang", language))).isEmpty();
        boolean withAct = frame.snapshot().union().contains(procedure, RESULT, Node.ANY);
        return new ProcedureSteps(steps, steps.stream().filter(s -> !s.ahead()).reduce((a, b) -> b).orElse(null), open, withAct);
    }

    /** A drawing of the steps along the years. */
    public TimelineStrip strip() {
        return TimelineStrip.of(steps.stream().map(s -> s.event().first()).toList());
    }
}
