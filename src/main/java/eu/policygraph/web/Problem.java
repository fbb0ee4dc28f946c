package eu.policygraph.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Problem details (RFC 9457).
 *
 * @param id stable id of the kind of problem, in kebab case; also the anchor of its help
 * @param status HTTP status
 * @param title what kind of problem it is, the same for each occurrence
 * @param detail what is wrong here and what to do
 * @param extras further members, in order; values that JSON can hold
 * @param headers response headers that go with the status, as Allow or Retry-After
 */
public record Problem(String id, int status, String title, String detail, Map<String, Object> extras, Map<String, String> headers) {

    public Problem {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(detail);
        extras = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(extras));
        headers = Map.copyOf(headers);
    }

    public static Problem of(String id, int status, String title, String detail) {
        return new Problem(id, status, title, detail, Map.of(), Map.of());
    }

    /** The same with one more member. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extras);
        more.put(member, value);
        return new Problem(id, status, title, detail, more, headers);
    }

    /** The same with one more response header. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(id, status, title, detail, extras, more);
    }

    /** A 400: the request cannot be understood as it is. */
    public static Problem badRequest(String id, String detail) {
        return of(id, 400, "Bad request", detail);
    }

    /** A 404: nothing has this address. */
    public static Problem notFound(String id, String detail) {
        return of(id, 404, "Not found", detail);
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }
}
