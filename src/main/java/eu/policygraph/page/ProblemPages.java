package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import java.util.Map;
import java.util.function.Supplier;

/** Problems as pages. */
public final class ProblemPages {

    private final Supplier<Snapshot> snapshot;
    private final Templates templates;

    public ProblemPages(Supplier<Snapshot> snapshot, Templates templates) {
        this.snapshot = snapshot;
        this.templates = templates;
    }

    public String render(Problem problem, Request request) {
        return templates.render("problem", Map.of("frame", new Frame(problem.title(), request, snapshot.get()), "problem", problem));
    }

    /** Address of something that a problem suggests: an IRI of ours, or the name of a query. */
    public static String link(String suggestion, Frame frame) {
        return EntityKind.pagePath(suggestion).map(frame::page).orElseGet(() -> frame.page("/queries/" + suggestion));
    }
}
