package eu.policygraph.server;

import eu.policygraph.operation.Metrics;
import eu.policygraph.web.Budget;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Route;
import eu.policygraph.web.Router;
import eu.policygraph.web.Site;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every address leads to: the site, or until its data are there, whoever says that they are being loaded. */
final class Entrance extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    private transient volatile Site site;

    private Entrance(Site site) {
        this.site = site;
    }

    /** Tells that data are being loaded; probes and metrics answer. Parameters as those of {@link Site}. */
    static Entrance closed(Metrics metrics, int maxBody, Budget budget) {
        List<Route> routes = new ArrayList<>(OperationRoutes.starting(metrics));
        Route.Handler loading = request -> {
            throw OperationRoutes.notReady("The data are being loaded. Ask again in a moment.").exception();
        };
        routes.add(Route.of("/", METHODS, loading));
        routes.add(Route.of("/{path...}", METHODS, loading));
        Router router = new Router(routes);
        return new Entrance(new Site(router, router::handle, (problem, request) -> page(problem), maxBody, budget));
    }

    /** Leads to the site from now on; who has come in before is answered as before. */
    void open(Site ready) {
        site = ready;
    }

    @Override
    public void service(HttpServletRequest request, HttpServletResponse response) {
        site.service(request, response);
    }

    /** Pages of the site name the data that they show, and there are none yet. */
    private static String page(Problem problem) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"2\"><title>" + problem.title() + "</title></head><body><h1>"
                + problem.title() + "</h1><p>" + problem.detail() + "</p></body></html>\n";
    }
}
