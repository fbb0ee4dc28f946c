package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
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
}
