package eu.policygraph.web;

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
 */
public record Request(String method, String path, Parameters query, Map<String, String> headers, byte[] body, Address address, Map<String, String> pathVariables) {

    public Request {
        Objects.requireNonNull(method);
        Objects.requireNonNull(path);
        headers = Map.copyOf(headers);
        pathVariables = Map.copyOf(pathVariables);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
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

    Request withPathVariables(Map<String, String> variables) {
        return new Request(method, path, query, headers, body, address, variables);
    }
}
