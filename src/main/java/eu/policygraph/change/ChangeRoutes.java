package eu.policygraph.change;

import eu.policygraph.query.QueryRunner;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.Guard;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The addresses at which data are changed. They are there also when nothing can be changed, to say how that is switched on. */
public final class ChangeRoutes {

    private static final String RESTORE = "/admin/restore";

    /** The addresses themselves. */
    public static final Set<String> TEMPLATES = Set.of("/update", "/graphs", "/admin/backup", RESTORE, "/admin/compact", "/admin/audit");

    private static final String EXPOSED = "ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id, " + Writer.VERSION;

    private ChangeRoutes() {}

    /**
     * @param tokens empty when nothing can be changed over HTTP
     * @param clock tells the time of backups
     * @param maxRestore bytes of a backup that is sent
     * @param guard asked before a change is kept
     * @param runner whose admission and memory updates run under
     */
    public static List<Route> all(GraphStore store, Optional<TokenFile> tokens, Limits limits, long maxRestore, Guard guard, QueryRunner runner, Clock clock) {
        Gate gate = new Gate(tokens);
        Writer writer = new Writer(store, guard);
        UpdateEndpoint update = new UpdateEndpoint(gate, writer, limits, new UpdateExecution(runner));
        GraphStoreEndpoint graphs = new GraphStoreEndpoint(store, gate, writer, limits);
        AdminEndpoint admin = new AdminEndpoint(store, gate, writer, clock);
        return routes(update::handle, graphs::handle, admin::backup, admin::restore, admin::compact, admin::audit).stream()
                .map(route -> route.template().equals(RESTORE) ? route.taking(admin.backups(maxRestore)) : route).toList();
    }

    /** The same addresses where nothing can be changed: each says how that is switched on. */
    public static List<Route> off() {
        Route.Handler closed = request -> {
            throw Gate.closed();
        };
        return routes(closed, closed, closed, closed, closed, closed);
    }

    private static List<Route> routes(Route.Handler update, Route.Handler graphs, Route.Handler backup, Route.Handler restore, Route.Handler compact, Route.Handler audit) {
        return List.of(
                route("/update", Set.of("POST"), update),
                route("/graphs", Set.of("GET", "PUT", "POST", "DELETE"), graphs),
                route("/admin/backup", Set.of("GET"), backup),
                route(RESTORE, Set.of("POST"), restore),
                route("/admin/compact", Set.of("POST"), compact),
                route("/admin/audit", Set.of("GET"), audit));
    }

    /** Scripts of other sites may send a token that they were given: only here does a preflight allow the header Authorization. */
    private static Route route(String template, Set<String> methods, Route.Handler handler) {
        Set<String> all = new TreeSet<>(methods);
        all.add("OPTIONS");
        Set<String> allowed = new TreeSet<>(all);
        if (methods.contains("GET")) {
            allowed.add("HEAD");
        }
        String allow = String.join(", ", allowed);
        return Route.of(template, all, request -> request.method().equals("OPTIONS") ? preflight(allow) : exposed(handler, request));
    }

    private static Response preflight(String allow) {
        return new Response(204, null, new byte[0], List.of(Map.entry("Allow", allow), Map.entry("Access-Control-Allow-Methods", allow),
                Map.entry("Access-Control-Allow-Headers", "Accept, Accept-Language, Authorization, Content-Type, If-Match, If-None-Match")));
    }

    private static Response exposed(Route.Handler handler, Request request) {
        return handler.handle(request).header("Access-Control-Expose-Headers", EXPOSED);
    }
}
