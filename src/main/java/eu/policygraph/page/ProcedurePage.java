package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
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

/** A legislative procedure: where it stands, its steps with actors, votes and the days between them, its texts. */
public final class ProcedurePage implements KindPage {

    private static final List<String> FACTS = List.of("dcterms:title", "eli-dl:process_id", "eli-dl:process_type", "epg:proposal", "epg:resultsIn", "eli:based_on", "epg:legalBasisText",
            "epg:rapporteurText", "epg:statusText", "epg:dateAdoption", "dcterms:subject");

    /**
     * A text of the procedure.
     *
     * @param links in which relations it stands to it, in words
     */
    public record Text(String date, Named work, List<Named> links, String celex) {}

    private final Supplier<Snapshot> snapshot;
    private final Questions questions;
    private final Templates templates;
    private final Clock clock;

    /** @param clock says on which day the procedure stands when the address names none */
    public ProcedurePage(Supplier<Snapshot> snapshot, Questions questions, Templates templates, Clock clock) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Optional<Response> show(Node procedure, Request request) {
        Frame frame = Frame.of(procedure, request, snapshot.get());
        LocalDate asOf = TrackerFilter.day(request, "asOf");
        LocalDate on = asOf == null ? LocalDate.now(clock) : asOf;
        Map<String, Object> model = new HashMap<>();
        model.put("iri", procedure.getURI());
        model.put("titleLanguage", Facts.titleLanguage(procedure, snapshot.get(), frame));
        model.put("facts", Facts.of(procedure, FACTS, snapshot.get(), frame));
        model.put("on", on);
        model.put("asOf", asOf == null ? "" : asOf.toString());
        model.put("procedure", ProcedureSteps.of(procedure, on, questions, frame));
        model.put("texts", texts(procedure, frame));
        return Optional.of(templates.page(frame, "procedure", model));
    }

    private List<Text> texts(Node procedure, Frame frame) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (AnswerRow row : AnswerRow.of(questions.ask("texts-of-a-procedure", Map.of("procedure", procedure.getURI(), "lang", frame.language().tag())))) {
            Text text = texts.computeIfAbsent(row.text("work"), w -> new Text(row.text("date"), row.named("work", "workLabel", frame), new ArrayList<>(), row.text("celex")));
            text.links().add(Named.text(row.node("linkLabel"), frame));
        }
        return List.copyOf(texts.values());
    }
}
