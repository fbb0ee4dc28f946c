package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.thing.Description;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;

/** The generic page of a thing with its newest events in front, as for an institution. A thing without events has the generic page alone. */
public final class EventfulPage implements KindPage {

    private static final int EVENTS = 20;

    private final Supplier<Snapshot> snapshot;
    private final Timelines timelines;
    private final Templates templates;

    public EventfulPage(Supplier<Snapshot> snapshot, Timelines timelines, Templates templates) {
        this.snapshot = snapshot;
        this.timelines = timelines;
        this.templates = templates;
    }

    @Override
    public Optional<Response> show(Node thing, Request request) {
        Frame frame = Frame.of(thing, request, snapshot.get());
        Part<Timeline> timeline = Part.of(() -> timelines.part(Map.of("thing", thing.getURI(), "lang", frame.language().tag()), true, 0, EVENTS, frame));
        if (timeline.found().filter(events -> events.total() == 0).isPresent()) {
            return Optional.empty();
        }
        Map<String, Object> model = new HashMap<>();
        model.put("iri", thing.getURI());
        model.put("page", ThingPage.of(Description.of(thing, snapshot.get()), snapshot.get(), EntityKind.pagePath(thing.getURI()).orElseThrow(), frame));
        model.put("events", timeline);
        return Optional.of(templates.page(frame, "eventful", model));
    }
}
