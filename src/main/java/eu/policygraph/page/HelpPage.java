package eu.policygraph.page;

import eu.policygraph.admission.Functions;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Format;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Addresses, formats, limits, and what each kind of problem means: one message {@code problems.{id}} for each. */
public final class HelpPage {

    private final Supplier<Snapshot> snapshot;
    private final Supplier<Things> things;
    private final Map<String, Number> limits;
    private final Set<String> endpoints;
    private final Templates templates;

    /**
     * @param limits values by id; each has the messages {@code help.l.{id}} and {@code help.l.{id}.text}
     * @param endpoints that SERVICE may name
     */
    public HelpPage(Supplier<Snapshot> snapshot, Supplier<Things> things, Map<String, Number> limits, Set<String> endpoints, Templates templates) {
        this.snapshot = snapshot;
        this.things = things;
        this.limits = limits;
        this.endpoints = endpoints;
        this.templates = templates;
    }

    public Response show(Request request) {
        Snapshot current = snapshot.get();
        Frame frame = new Frame(new Frame("", request, current).t("nav.help"), request, current);
        Map<String, Object> model = new HashMap<>();
        model.put("kinds", things.get().kinds());
        model.put("example", example());
        model.put("formats", List.copyOf(Arrays.asList(Format.values())));
        model.put("problems", Messages.in(frame.language()).under("problems."));
        model.put("limits", limits);
        model.put("endpoints", endpoints);
        model.put("functions", new Functions().offered());
        model.put("textQuery", Functions.TEXT_QUERY);
        return Validators.add(templates.page(frame, "help", model), current);
    }

    /** Path of some thing of the kind that comes first in the data, for the examples. */
    private String example() {
        Optional<ThingRow> strategy = things.get().of(EntityKind.of("strategy")).stream().findFirst();
        return strategy.or(() -> things.get().kinds().keySet().stream().flatMap(kind -> things.get().of(kind).stream()).findFirst())
                .flatMap(row -> EntityKind.pagePath(row.thing().getURI())).orElse("/strategy/x");
    }
}
