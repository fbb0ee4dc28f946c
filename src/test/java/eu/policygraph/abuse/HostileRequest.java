package eu.policygraph.abuse;

import eu.policygraph.outside.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * One line of the table {@code abuse/requests.yaml}, which says what the fields mean.
 *
 * @param fields as the table has them
 */
record HostileRequest(Map<String, String> fields, Map<String, String> headers) {

    private static final Set<String> KNOWN = Set.of("name", "promise", "query", "get", "post", "type", "body", "raw", "method", "headers", "chunked", "gzip", "status", "within", "has", "lacks", "slow");

    HostileRequest {
        for (String field : fields.keySet()) {
            if (!KNOWN.contains(field)) {
                throw new IllegalArgumentException("unknown field " + field + " in " + fields.get("name"));
            }
        }
        if (Stream.of("query", "get", "post", "raw").filter(fields::containsKey).count() != 1 || !fields.containsKey("status")) {
            throw new IllegalArgumentException("one of query, get, post, raw, and a status, are needed in " + fields.get("name"));
        }
    }

    String name() {
        return fields.get("name");
    }

    String promise() {
        return fields.get("promise");
    }

    /** Statuses that may answer it; 0 is a connection that is closed without an answer. */
    Set<Integer> statuses() {
        return Stream.of(fields.get("status").split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    /** Seconds until the last byte, under a time-out in seconds. */
    double within(double timeout) {
        String within = fields.getOrDefault("within", "1");
        return within.equals("query") ? timeout + 1 : Double.parseDouble(within);
    }

    Optional<String> has() {
        return Optional.ofNullable(fields.get("has"));
    }

    Optional<String> lacks() {
        return Optional.ofNullable(fields.get("lacks"));
    }

    boolean slow() {
        return fields.containsKey("slow");
    }

    /** The bytes that are sent; the names say what stands for {@code «canary»} and {@code «token»}. */
    byte[] bytes(String canary, String token) {
        if (fields.containsKey("raw")) {
            return Template.expand(fields.get("raw"), canary).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        }
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> sent.put(name, Template.expand(value.replace("«token»", token), canary)));
        if (fields.containsKey("get")) {
            return RawHttp.request(fields.getOrDefault("method", "GET"), Template.expand(fields.get("get"), canary), sent, new byte[0]);
        }
        boolean query = fields.containsKey("query");
        sent.put("Content-Type", query ? "application/sparql-query" : fields.get("type"));
        byte[] body = Template.expand(fields.get(query ? "query" : "body"), canary).getBytes(StandardCharsets.UTF_8);
        if (fields.containsKey("gzip")) {
            body = compressed(body);
            sent.put("Content-Encoding", "gzip");
        }
        String target = query ? "/sparql" : Template.expand(fields.get("post"), canary);
        String method = fields.getOrDefault("method", "POST");
        if (!fields.containsKey("chunked")) {
            sent.putIfAbsent("Content-Length", Integer.toString(body.length));
            return RawHttp.request(method, target, sent, body);
        }
        sent.put("Transfer-Encoding", "chunked");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(RawHttp.request(method, target, sent, new byte[0]));
        int chunk = 8 * 1024;
        for (int from = 0; from < body.length; from += chunk) {
            int length = Math.min(chunk, body.length - from);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, from, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @param entry as the YAML reader gives it */
    static HostileRequest of(Map<?, ?> entry) {
        Map<String, String> fields = new HashMap<>();
        Map<String, String> headers = new HashMap<>();
        entry.forEach((name, value) -> {
            fields.put(name.toString(), value.toString());
            if (value instanceof Map<?, ?> map) {
                map.forEach((header, text) -> headers.put(header.toString(), text.toString()));
            }
        });
        return new HostileRequest(fields, headers);
    }
}
