package eu.policygraph.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request: the first whose template fits. */
public final class Router {

    private final List<Route> routes;

    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** The routes in the order in which they are tried. */
    public List<Route> routes() {
        return routes;
    }

    /**
     * @throws ProblemException 404 for an unknown address, 405 for a method that the address does not take
     */
    public Response handle(Request request) {
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(request.path());
            if (variables.isPresent()) {
                request.exchange().route(route.template());
                return answer(route, request.withPathVariables(variables.get()));
            }
        }
        throw Problem.notFound("no-such-address", "Nothing has the address " + request.path() + ". Start at / or see /help.").exception();
    }

    /** How the address of a request takes its body; empty for one in memory. */
    Optional<Upload> upload(Request request) {
        return request.method().equals("POST") ? routes.stream().filter(route -> route.match(request.path()).isPresent()).findFirst().flatMap(Route::upload) : Optional.empty();
    }

    private static Response answer(Route route, Request request) {
        String allow = allow(route);
        if (request.method().equals("OPTIONS") && !route.methods().contains("OPTIONS")) {
            return new Response(204, null, new byte[0], List.of(Map.entry("Allow", allow)));
        }
        if (!route.methods().contains(request.method())) {
            throw Problem.of("method-not-allowed", 405, "Method not allowed", "This address takes " + allow + ", not " + request.method() + ".")
                    .with("methods", List.of(allow.split(", "))).withHeader("Allow", allow).exception();
        }
        return route.handler().handle(request);
    }

    private static String allow(Route route) {
        TreeSet<String> methods = new TreeSet<>(route.methods());
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
