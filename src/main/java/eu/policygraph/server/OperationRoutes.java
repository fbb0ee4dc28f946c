package eu.policygraph.server;

import eu.policygraph.operation.Metrics;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Addresses for operators: is it alive, does it take requests, how is it doing. They take no lane, for they are asked when all are full. */
final class OperationRoutes {

    private static final String NO_STORE = "no-store";

    private OperationRoutes() {}

    /**
     * @param ready whether requests should be sent here
     * @param writing whether changes are kept: a word, as {@code yes} or {@code no-space}
     */
    static List<Route> all(Metrics metrics, BooleanSupplier ready, Supplier<String> writing) {
        return routes(metrics, "UP", () -> {
            if (!ready.getAsBoolean()) {
                throw notReady("The server is not ready for requests yet, or no more.").exception();
            }
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("status", "UP");
            state.put("writing", writing.get());
            return state;
        });
    }

    /** Before there are data. */
    static List<Route> starting(Metrics metrics) {
        return routes(metrics, "STARTING", () -> {
            throw notReady("The data are being loaded.").exception();
        });
    }

    static Problem notReady(String why) {
        return Problem.of("not-ready", 503, "Not ready", why).withHeader("Retry-After", "2").withHeader("Cache-Control", NO_STORE);
    }

    private static List<Route> routes(Metrics metrics, String health, Supplier<Map<String, Object>> ready) {
        return List.of(
                Route.get("/$/ping", request -> Response.of("text/plain; charset=utf-8", (Instant.now() + "\n").getBytes(StandardCharsets.UTF_8)).header("Cache-Control", NO_STORE)),
                Route.get("/$/health", request -> Response.json(Map.of("status", health)).header("Cache-Control", NO_STORE)),
                Route.get("/$/ready", request -> Response.json(ready.get()).header("Cache-Control", NO_STORE)),
                Route.get("/$/metrics", request -> metrics(metrics, request)));
    }

    /** To whom they are not shown they do not exist. */
    private static Response metrics(Metrics metrics, Request request) {
        if (!request.exchange().isOperator()) {
            throw Problem.notFound("no-such-address", "Nothing has the address " + request.path() + " for you.").exception();
        }
        return Response.of(Metrics.CONTENT_TYPE, metrics.text().getBytes(StandardCharsets.UTF_8)).header("Cache-Control", NO_STORE);
    }
}
