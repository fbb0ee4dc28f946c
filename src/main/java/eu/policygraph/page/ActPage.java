package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Answer;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;

/** An act: its status on one day as known on another, the chain that it belongs to, what changes it, where sources differ. */
public final class ActPage implements KindPage {

    private static final List<String> FACTS = List.of("eli:type_document", "eli:work_type", "eli:id_local", "epg:ojReference", "eli:passed_by", "eli:date_document", "eli:date_publication",
            "eli:first_date_entry_in_force", "eli:date_applicability", "eli:date_no_longer_in_force", "epg:transpositionDeadline", "epg:inProcedure", "epg:basedOnProposal");
    private static final int EVENTS = 100;

    /**
     * A status that the act has.
     *
     * @param since first day, or empty
     * @param until last day, included, or empty
     * @param because what set the period, or null
     */
    public record Held(StatusMark mark, String since, String until, String knownFrom, Named because) {}

    /** An act that changes this one or one of its chain. */
    public record ChangedBy(Named later, Named relation, Named changes, String date) {}

    /** Two sources that give different values for what can have only one. */
    public record Differing(Named property, Named value, List<Named> sources, Named otherValue, List<Named> otherSources) {}

    /** A source and how much it says of the act. */
    public record Speaking(Named source, Named reliability, int statements) {}

    private final Supplier<Snapshot> snapshot;
    private final Questions questions;
    private final Timelines timelines;
    private final Templates templates;
    private final Clock clock;

    /** @param clock says the day of both clocks when the address names none */
    public ActPage(Supplier<Snapshot> snapshot, Questions questions, Timelines timelines, Templates templates, Clock clock) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.timelines = timelines;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Optional<Response> show(Node act, Request request) {
        Frame frame = Frame.of(act, request, snapshot.get());
        LocalDate today = LocalDate.now(clock);
        LocalDate day = Optional.ofNullable(TrackerFilter.day(request, "day")).orElse(today);
        LocalDate known = Optional.ofNullable(TrackerFilter.day(request, "known")).orElse(today);
        Map<String, Object> model = new HashMap<>();
        model.put("iri", act.getURI());
        model.put("titleLanguage", Facts.titleLanguage(act, snapshot.get(), frame));
        model.put("facts", Facts.of(act, FACTS, snapshot.get(), frame));
        model.put("day", day);
        model.put("known", known);
        model.put("today", today);
        model.put("held", held(act, day, known, frame));
        model.put("heldToday", known.equals(today) ? List.of() : held(act, day, today, frame));
        model.put("chain", ActChain.of(act, day, known, questions, frame));
        model.put("changes", Part.of(() -> AnswerRow.of(ask("acts-that-change-an-act", "act", act, frame)).stream().map(r -> new ChangedBy(r.named("later", "laterLabel", frame),
                r.named("relation", "relationLabel", frame), r.named("changes", "changesLabel", frame), r.text("date"))).toList()));
        model.put("differing", Part.of(() -> differing(act, frame)));
        model.put("sources", Part.of(() -> AnswerRow.of(ask("sources-of-a-thing", "thing", act, frame)).stream().map(r -> new Speaking(r.named("source", "sourceLabel", frame),
                r.named("reliability", "reliabilityLabel", frame), r.number("statements"))).distinct().toList()));
        model.put("meanings", StatusScheme.of("act-status", snapshot.get(), frame));
        model.put("events", Part.of(() -> timelines.part(Map.of("thing", act.getURI(), "lang", frame.language().tag()), false, 0, EVENTS, frame)));
        return Optional.of(templates.page(frame, "act", model));
    }

    private Answer.Rows ask(String query, String parameter, Node act, Frame frame) {
        return questions.ask(query, Map.of(parameter, act.getURI(), "lang", frame.language().tag()));
    }

    private List<Held> held(Node act, LocalDate day, LocalDate known, Frame frame) {
        return AnswerRow.of(questions.ask("status-of-an-act", Map.of("act", act.getURI(), "on", day.toString(), "known", known.toString(), "lang", frame.language().tag()))).stream()
                .map(r -> new Held(StatusMark.of(r.named("status", "statusLabel", frame)), r.text("since"), r.text("until"), r.text("knownFrom"),
                        r.node("because") == null ? null : Named.of(r.node("because"), new Labels(snapshot.get()), frame)))
                .distinct().toList();
    }

    private List<Differing> differing(Node act, Frame frame) {
        Map<List<Named>, List<AnswerRow>> pairs = new LinkedHashMap<>();
        AnswerRow.of(ask("disagreements-between-sources", "thing", act, frame)).forEach(r -> pairs.computeIfAbsent(
                List.of(r.named("property", "propertyLabel", frame), Facts.value(r.node("value"), frame), Facts.value(r.node("otherValue"), frame)), k -> new ArrayList<>()).add(r));
        return pairs.entrySet().stream().map(e -> new Differing(e.getKey().get(0), e.getKey().get(1), e.getValue().stream().map(r -> r.named("source", "sourceLabel", frame)).distinct().toList(),
                e.getKey().get(2), e.getValue().stream().map(r -> r.named("otherSource", "otherSourceLabel", frame)).distinct().toList())).toList();
    }
}
