package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Puts on an answer that depends on nothing but the snapshot and the address what a cache needs: ETag, Last-Modified, Cache-Control. */
final class Validators {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private Validators() {}

    /** The ETag is of the body: what is equal to the byte has an equal tag, on every machine and after every restart. */
    static Response add(Response response, Snapshot snapshot) {
        return response.header("ETag", "\"" + digest(response) + "\"").header("Last-Modified", HTTP_DATE.format(snapshot.loadedAt()))
                .header("Cache-Control", "public, max-age=300, must-revalidate");
    }

    private static String digest(Response response) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            response.body().writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
