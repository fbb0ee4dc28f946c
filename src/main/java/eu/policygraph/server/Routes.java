package eu.policygraph.server;

import eu.policygraph.change.ChangeRoutes;
import eu.policygraph.publish.OpenApi;
import eu.policygraph.publish.Software;
import eu.policygraph.web.Route;
import java.util.ArrayList;
import java.util.List;

/** Every address that answers, in the order in which they are tried. */
final class Routes {

    private Routes() {}

    /** A new area adds its line here, before the things. */
    static List<Route> all(Parts parts, List<Route> operation, List<Route> changes) {
        List<Route> routes = new ArrayList<>();
        OpenApi openApi = new OpenApi(parts.catalogue(), () -> parts.changeable() ? routes : routes.stream().filter(route -> !ChangeRoutes.TEMPLATES.contains(route.template())).toList(),
                Software.version());
        routes.addAll(operation);
        routes.add(parts.lanes().pages(Route.get("/openapi.json", openApi::show)));
        routes.addAll(DataRoutes.all(parts));
        changes.stream().map(parts.lanes()::changes).forEach(routes::add);
        PageRoutes.fixed(parts).stream().map(parts.lanes()::pages).forEach(routes::add);
        PageRoutes.things(parts).stream().map(parts.lanes()::pages).forEach(routes::add);
        return routes;
    }
}
