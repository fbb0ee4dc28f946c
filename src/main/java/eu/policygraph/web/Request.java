package eu.policygraph.web;

import eu.policygraph.admission.Cancellation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as handlers see it.
 *
 * @param method in upper case; HEAD arrives as GET
 * @param path decoded, without the prefix that a proxy adds; starts with a slash
 * @param query parameters of the query string
 * @param headers first value by lower-case name
 * @param body the body's bytes; empty when there is none
 * @param address where this server answers, as the client sees it
 * @param pathVariables values of the variables of the route's template
 * @param exchange who sends it and who still waits for the answer
 */
public record Request(String method, String path, Parameters query, Map<String, String> headers, byte[] body, Address address, Map<String, String> pathVariables,
        Exchange exchange) {

    public Request {
        Objects.requireNonNull(method);
        Objects.requireNonNull(path);
        headers = Map.copyOf(headers);
        pathVariables = Map.copyOf(pathVariables);
        Objects.requireNonNull(exchange);
    }

    /** A request that came by no connection. */
    public Request(String method, String path, Parameters query, Map<String, String> headers, byte[] body, Address address, Map<String, String> pathVariables) {
        this(method, path, query, headers, body, address, pathVariables, Exchange.none());
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Stops what runs for this request: cancelled when the client hangs up. Give it to whatever may take long. */
    public Cancellation cancellation() {
        return exchange.cancellation();
    }

    /** A variable of the route's template; the route guarantees it. */
    public String variable(String name) {
        return Objects.requireNonNull(pathVariables.get(name), name);
    }

    /** The same with one more path variable, for a handler that stands behind another's route. */
    public Request withVariable(String name, String value) {
        Map<String, String> variables = new HashMap<>(pathVariables);
        variables.put(name, value);
        return withPathVariables(variables);
    }

    /** The same at another address, without a body. */
    public Request at(String otherPath, Parameters otherQuery) {
        return at(otherPath, otherQuery, new byte[0]);
    }

    Request at(String otherPath, Parameters otherQuery, byte[] otherBody) {
        return new Request(method, otherPath, otherQuery, headers, otherBody, address, pathVariables, exchange);
    }

    Request withPathVariables(Map<String, String> variables) {
        return new Request(method, path, query, headers, body, address, variables, exchange);
    }
}
