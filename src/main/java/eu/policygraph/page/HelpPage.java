package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Format;
import eu.policygraph.query.Limits;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.Map;
import java.util.function.Supplier;

/** Addresses, formats, limits, and what each kind of problem means. */
public final class HelpPage {

    private final Supplier<Snapshot> snapshot;
    private final Supplier<Things> things;
    private final Limits limits;
    private final int maxBody;
    private final Templates templates;

    public HelpPage(Supplier<Snapshot> snapshot, Supplier<Things> things, Limits limits, int maxBody, Templates templates) {
        this.snapshot = snapshot;
        this.things = things;
        this.limits = limits;
        this.maxBody = maxBody;
        this.templates = templates;
    }

    public Response show(Request request) {
        Map<EntityKind, Integer> kinds = things.get().kinds();
        return Response.text(Format.HTML, templates.render("help", Map.of("frame", new Frame("Help", request, snapshot.get()), "kinds", kinds, "limits", limits, "maxBody", maxBody)));
    }
}
