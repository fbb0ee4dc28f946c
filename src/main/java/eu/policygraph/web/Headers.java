package eu.policygraph.web;

import java.util.Map;

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

    private Headers() {}

    /** By name; none of them depends on the request. */
    public static Map<String, String> common() {
        return COMMON;
    }
}
