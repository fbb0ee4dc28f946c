package eu.policygraph.server;

import eu.policygraph.publish.OpenApi;
import eu.policygraph.publish.Software;
import eu.policygraph.web.Route;
import java.util.ArrayList;
import java.util.List;

/** Every address that answers, in the order in which they are tried. */
final class Routes {

    private Routes() {}

    /** A new area adds its line here, before the things. */
    static List<Route> all(Parts parts) {
        List<Route> routes = new ArrayList<>();
        OpenApi openApi = new OpenApi(parts.catalogue(), () -> routes, Software.version());
        routes.add(Route.get("/openapi.json", openApi::show));
        routes.addAll(DataRoutes.all(parts));
        routes.addAll(PageRoutes.fixed(parts));
        routes.addAll(PageRoutes.things(parts));
        return routes;
    }
}
