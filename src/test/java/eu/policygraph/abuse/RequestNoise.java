package eu.policygraph.abuse;

import eu.policygraph.outside.RawHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Requests by chance: known ones with something changed, and noise. The same number gives the same request. */
final class RequestNoise {

    private static final List<String> ADDRESSES = List.of("/", "/search?q=abuse", "/strategies", "/strategy/csa-2020", "/strategy/csa-2020.ttl", "/act/directive-2011-93?day=2020-01-01", "/id/act/directive-2011-93", "/queries/strategies.json",
            "/queries/timeline-of-a-strategy.csv?strategy=csa-2020&lang=fr", "/timeline.atom?from=2020-01-01", "/timeline.ics", "/ontology.ttl", "/ontology/Strategy", "/download", "/download.json", "/.well-known/void", "/catalog.jsonld", "/openapi.json",
            "/help", "/quality", "/sources?q=europa", "/sitemap.xml", "/static/site.css", "/sparql/completions.json?lang=fr", "/sparql?query=ASK%7B%7D", "/queries/strategies/snippets/curl", "/$/ping", "/update", "/graphs?default", "/context.jsonld");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO");
    private static final List<String> TYPES = List.of("application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded", "text/turtle", "application/ld+json", "application/rdf+xml", "application/trig", "multipart/form-data; boundary=x", "application/json", "");
    private static final List<String> HEADERS = List.of("Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Forwarded-For", "Origin", "Cookie", "Authorization", "Content-Encoding", "Expect", "Host", "Forwarded", "Upgrade");
    private static final List<String> PIECES = List.of("%", "%00", "%ff", "%2f", "..", "/", "//", ";", "?", "&", "=", "#", "+", "\"", "<", ">", "{", "}", "*", "q=", "text/html", "application/json", "en", "fr;q=2", "W/\"x\"", "bytes=0-", "http", "localhost", "\t", "\u00e9", "9".repeat(30), "x".repeat(500));

    private final List<String> queries;
    private final SplittableRandom random;

    /** @param queries to be changed */
    RequestNoise(List<String> queries, long seed, int number) {
        this.queries = queries;
        this.random = new SplittableRandom(seed * 1_000_003 + number);
    }

    /**
     * A request.
     *
     * @param framed whether it is HTTP enough for an answer to be owed
     */
    record Noise(byte[] bytes, boolean framed) {}

    Noise next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> query(new QueryNoise(random).query());
            case 3, 4 -> query(changed(one(queries), 1 + random.nextInt(6)));
            case 5, 6 -> new Noise(RawHttp.request("GET", target(changed(one(ADDRESSES), random.nextInt(4))), headers(random.nextInt(3)), new byte[0]), true);
            case 7 -> new Noise(RawHttp.request(one(METHODS), one(ADDRESSES), headers(1), new byte[0]), true);
            case 8 -> body();
            default -> garbage();
        };
    }

    private Noise query(String query) {
        if (random.nextInt(4) == 0) {
            return new Noise(RawHttp.request("GET", "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), headers(1), new byte[0]), true);
        }
        Map<String, String> headers = new HashMap<>(headers(random.nextInt(2)));
        headers.remove("Content-Encoding");
        headers.put("Content-Type", "application/sparql-query");
        return new Noise(RawHttp.request("POST", "/sparql", headers, query.getBytes(StandardCharsets.UTF_8)), true);
    }

    private Noise body() {
        byte[] body = new byte[random.nextInt(2_000)];
        random.nextBytes(body);
        Map<String, String> headers = new HashMap<>(headers(random.nextInt(2)));
        headers.put("Content-Type", one(TYPES));
        headers.put("Content-Length", Integer.toString(body.length));
        return new Noise(RawHttp.request(one(List.of("POST", "PUT", "PATCH")), one(List.of("/sparql", "/update", "/graphs?graph=urn:x", "/", "/search", "/strategy/csa-2020")), headers, body), true);
    }

    /** A request with some of its bytes turned, or bytes alone. */
    private Noise garbage() {
        byte[] bytes = random.nextBoolean() ? new byte[1 + random.nextInt(600)] : RawHttp.request("GET", one(ADDRESSES), headers(3), new byte[0]);
        for (int i = bytes.length < 600 ? 1 + random.nextInt(12) : bytes.length; i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return new Noise(bytes, false);
    }

    private Map<String, String> headers(int count) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            headers.put(one(HEADERS), changed(one(PIECES), random.nextInt(5)).replaceAll("[\r\n\0]", ""));
        }
        headers.remove("Expect");
        return headers;
    }

    /** Without what would end the line of a request too early. */
    private static String target(String address) {
        String target = address.replaceAll("[\\s\0#]", "");
        return target.isEmpty() ? "/" : target;
    }

    private String changed(String text, int times) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(changed.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> changed.insert(at, one(PIECES));
                case 1 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(12)));
                case 2 -> changed.insert(at, (char) random.nextInt(0xd800));
                case 3 -> changed.insert(at, changed.substring(at, Math.min(changed.length(), at + random.nextInt(40))));
                default -> changed.insert(at, one(queries).substring(0, 20));
            }
        }
        return changed.toString();
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
