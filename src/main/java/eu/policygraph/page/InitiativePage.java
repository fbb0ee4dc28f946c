package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** An initiative of a strategy: its status on a day with all the evidence, its actions, its events. */
public final class InitiativePage implements KindPage {

    private static final Node PART_OF = NodeFactory.createURI(Namespaces.ONTOLOGY + "partOfStrategy");
    private static final List<String> FACTS = List.of("epg:objective", "epg:responsible", "epg:involves", "epg:statusText");
    private static final int EVENTS = 100;

    private final Supplier<Snapshot> snapshot;
    private final Questions questions;
    private final Timelines timelines;
    private final Templates templates;
    private final Clock clock;

    /** @param clock says which day the status is of when the address names none */
    public InitiativePage(Supplier<Snapshot> snapshot, Questions questions, Timelines timelines, Templates templates, Clock clock) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.timelines = timelines;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Optional<Response> show(Node initiative, Request request) {
        Optional<Node> strategy = snapshot.get().union().stream(initiative, PART_OF, Node.ANY).map(Triple::getObject).filter(Node::isURI).min(Comparator.comparing(Node::getURI));
        Frame frame = Frame.of(initiative, request, snapshot.get());
        TrackerFilter filter = TrackerFilter.of(request, clock);
        return strategy.flatMap(s -> Tracker.of(s, filter.on(), null, questions, frame).row(initiative).map(row -> page(initiative, s, row, filter, frame)));
    }

    private Response page(Node initiative, Node strategy, Tracker.Row row, TrackerFilter filter, Frame frame) {
        Map<String, Object> model = new HashMap<>();
        model.put("iri", initiative.getURI());
        model.put("titleLanguage", Facts.titleLanguage(initiative, snapshot.get(), frame));
        model.put("strategy", Named.of(strategy, new Labels(snapshot.get()), frame));
        model.put("facts", Facts.of(initiative, FACTS, snapshot.get(), frame));
        model.put("row", row);
        model.put("filter", filter);
        model.put("events", Part.of(() -> timelines.part(filter.events(initiative.getURI(), frame), false, 0, EVENTS, frame)));
        return templates.page(frame, "initiative", model);
    }
}
