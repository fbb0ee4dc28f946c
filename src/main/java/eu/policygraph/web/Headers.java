package eu.policygraph.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Headers that every answer carries. */
public final class Headers {

    private static final Map<String, String> COMMON = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Expose-Headers", "ETag, Link, Last-Modified, Retry-After, X-Request-Id, X-Result-Cut, X-Result-Limit",
            "Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS",
            "Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-None-Match, If-Modified-Since",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'");

    /** Names what of a request an answer depends on. */
    public static final String VARY = "Vary";

    private Headers() {}

    /** What an answer depends on, each named once; any may be compressed. */
    public static String vary(Response response) {
        Set<String> names = new LinkedHashSet<>();
        response.headers().stream().filter(header -> header.getKey().equalsIgnoreCase(VARY)).flatMap(header -> Arrays.stream(header.getValue().split(","))).map(String::strip).forEach(names::add);
        names.add("Accept-Encoding");
        return String.join(", ", names);
    }

    /** By name; none of them depends on the request. */
    public static Map<String, String> common() {
        return COMMON;
    }
}
