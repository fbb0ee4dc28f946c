package eu.policygraph.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditional requests (RFC 9110, section 13): a client that has the answer already gets a 304 without a body. */
final class Conditional {

    private static final Set<String> KEPT = Set.of("etag", "cache-control", "vary", "last-modified", "link", "content-location", "expires");

    private Conditional() {}

    static Response apply(Request request, Response response) {
        if (!request.method().equals("GET") || response.status() != 200 || !unchanged(request, response)) {
            return response;
        }
        List<Map.Entry<String, String>> headers = response.headers().stream().filter(h -> KEPT.contains(h.getKey().toLowerCase(java.util.Locale.ROOT))).toList();
        return new Response(304, null, new byte[0], headers);
    }

    private static boolean unchanged(Request request, Response response) {
        Optional<String> noneMatch = request.header("If-None-Match");
        Optional<String> etag = header(response, "ETag");
        if (noneMatch.isPresent()) {
            return etag.isPresent() && matches(noneMatch.get(), etag.get());
        }
        Optional<Instant> since = request.header("If-Modified-Since").flatMap(Conditional::date);
        Optional<Instant> modified = header(response, "Last-Modified").flatMap(Conditional::date);
        return since.isPresent() && modified.isPresent() && !modified.get().isAfter(since.get());
    }

    /** Whether a value of If-None-Match names a tag: weak comparison (RFC 9110, section 13.1.2). */
    static boolean matches(String noneMatch, String etag) {
        return noneMatch.strip().equals("*") || Arrays.stream(noneMatch.split(",")).map(Conditional::opaque).anyMatch(opaque(etag)::equals);
    }

    /** The tag for weak comparison; a compressing layer adds {@code --gzip} inside the quotes. */
    private static String opaque(String tag) {
        return tag.strip().replaceFirst("^W/", "").replace("--gzip\"", "\"");
    }

    private static Optional<String> header(Response response, String name) {
        return response.headers().stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
