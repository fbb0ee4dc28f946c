package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;

/** A strategy: its initiatives with the status derived for a day, what delivers them, actions with deadlines, the newest events. */
public final class StrategyPage implements KindPage {

    private static final int EVENTS = 30;
    private static final List<String> FACTS = List.of("epg:setOutIn", "dcterms:creator", "epg:responsible", "epg:periodText", "epg:partOfPolicy", "epg:complements");

    private final Supplier<Snapshot> snapshot;
    private final Questions questions;
    private final Timelines timelines;
    private final Templates templates;
    private final Clock clock;

    /** @param clock says which day the statuses are of when the address names none */
    public StrategyPage(Supplier<Snapshot> snapshot, Questions questions, Timelines timelines, Templates templates, Clock clock) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.timelines = timelines;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Optional<Response> show(Node strategy, Request request) {
        Frame frame = Frame.of(strategy, request, snapshot.get());
        TrackerFilter filter = TrackerFilter.of(request, clock);
        Tracker tracker = Tracker.of(strategy, filter.on(), filter.since(), questions, frame);
        Map<String, Object> model = new HashMap<>();
        model.put("iri", strategy.getURI());
        model.put("titleLanguage", Facts.titleLanguage(strategy, snapshot.get(), frame));
        model.put("facts", Facts.of(strategy, FACTS, snapshot.get(), frame));
        model.put("tracker", tracker);
        model.put("rows", filter.of(tracker));
        model.put("filter", filter);
        model.put("meanings", StatusScheme.of("initiative-status", snapshot.get(), frame));
        model.put("events", Part.of(() -> timelines.part(filter.events(strategy.getURI(), frame), true, 0, EVENTS, frame)));
        return Optional.of(templates.page(frame, "strategy", model));
    }
}
