package eu.policygraph.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import eu.policygraph.model.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A finished answer: what goes over the wire, before compression and conditional requests.
 *
 * @param contentType value of Content-Type; null when there is no body
 * @param headers further headers in order; a name may stand several times
 */
public record Response(int status, String contentType, Body body, List<Map.Entry<String, String>> headers) {

    private static final int LINKS = 4_096;
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    public Response {
        Objects.requireNonNull(body);
        headers = List.copyOf(headers);
    }

    public Response(int status, String contentType, byte[] body, List<Map.Entry<String, String>> headers) {
        this(status, contentType, new Body.InMemory(body), headers);
    }

    public static Response of(String contentType, byte[] body) {
        return of(contentType, new Body.InMemory(body));
    }

    public static Response of(String contentType, Body body) {
        return new Response(200, contentType, body, List.of());
    }

    public static Response text(Format format, String text) {
        return of(format.contentType(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param value anything that Gson writes as it is: maps, lists, strings, numbers */
    public static Response json(Object value) {
        return of("application/json", (JSON.toJson(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A redirection with an empty body. */
    public static Response redirect(int status, String location) {
        return new Response(status, null, new byte[0], List.of(Map.entry("Location", location)));
    }

    /** A 304 without headers yet. */
    static Response notModified() {
        return new Response(304, null, new byte[0], List.of());
    }

    public Response status(int other) {
        return new Response(other, contentType, body, headers);
    }

    /** The same with one more header. */
    public Response header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Response(status, contentType, body, more);
    }

    /**
     * The same with one more link (RFC 8288), or as it is once the links take more than {@value #LINKS} characters: a long request must
     * not make headers that no client takes.
     *
     * @param target an address
     * @param parameters of the link, such as {@code rel="next"}
     */
    public Response link(String target, String parameters) {
        String value = "<" + target + ">; " + parameters;
        int before = headers.stream().filter(header -> header.getKey().equals("Link")).mapToInt(header -> header.getValue().length()).sum();
        return before + value.length() > LINKS ? this : header("Link", value);
    }

    static Response problem(Problem problem, Address address) {
        Map<String, Object> members = new java.util.LinkedHashMap<>();
        members.put("type", address.absolute("/help#" + problem.id()));
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.put("id", problem.id());
        members.putAll(problem.extras());
        Response response = new Response(problem.status(), "application/problem+json", (JSON.toJson(members) + "\n").getBytes(StandardCharsets.UTF_8), List.of());
        return withHeaders(response, problem);
    }

    static Response withHeaders(Response response, Problem problem) {
        Response result = response;
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            result = result.header(header.getKey(), header.getValue());
        }
        return result;
    }
}
