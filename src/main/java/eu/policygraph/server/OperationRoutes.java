package eu.policygraph.server;

import eu.policygraph.operation.Metrics;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Addresses for operators: is it alive, does it take requests, how is it doing. They take no lane, for they are asked when all are full. */
final class OperationRoutes {

    private static final String NO_STORE = "no-store";

    private OperationRoutes() {}

    /** @param ready whether requests should be sent here */
    static List<Route> all(Metrics metrics, BooleanSupplier ready) {
        return List.of(
                Route.get("/$/ping", request -> Response.of("text/plain; charset=utf-8", (Instant.now() + "\n").getBytes(StandardCharsets.UTF_8)).header("Cache-Control", NO_STORE)),
                Route.get("/$/health", request -> Response.json(Map.of("status", "UP")).header("Cache-Control", NO_STORE)),
                Route.get("/$/ready", request -> ready(ready)),
                Route.get("/$/metrics", request -> metrics(metrics, request)));
    }

    private static Response ready(BooleanSupplier ready) {
        if (!ready.getAsBoolean()) {
            throw Problem.of("not-ready", 503, "Not ready", "The server is not ready for requests yet, or no more.").withHeader("Retry-After", "2").withHeader("Cache-Control", NO_STORE).exception();
        }
        return Response.json(Map.of("status", "UP")).header("Cache-Control", NO_STORE);
    }

    /** To whom they are not shown they do not exist. */
    private static Response metrics(Metrics metrics, Request request) {
        if (!request.exchange().isOperator()) {
            throw Problem.notFound("no-such-address", "Nothing has the address " + request.path() + " for you.").exception();
        }
        return Response.of(Metrics.CONTENT_TYPE, metrics.text().getBytes(StandardCharsets.UTF_8)).header("Cache-Control", NO_STORE);
    }
}
