package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.Map;
import java.util.function.Supplier;

/** The first page: what this is and what is here. */
public final class HomePage {

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final Templates templates;

    public HomePage(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, Templates templates) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.templates = templates;
    }

    public Response show(Request request) {
        Frame frame = new Frame("EU Policy Graph", request, snapshot.get());
        return Response.text(Format.HTML, templates.render("home", Map.of("frame", frame, "queries", catalogue.get().all())));
    }
}
