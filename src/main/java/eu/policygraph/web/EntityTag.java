package eu.policygraph.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * A strong validator (RFC 9110, section 8.8.3) that is known before the answer is: made of what the answer depends on.
 *
 * @param value with its quotes
 */
public record EntityTag(String value) {

    private static final int BYTES = 16;

    /** @param parts all that the bytes of the answer depend on; the order counts */
    public static EntityTag of(Object... parts) {
        MessageDigest digest = sha256();
        for (Object part : parts) {
            digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return of(digest);
    }

    /** The tag of a finished body: what is equal to the byte has an equal tag, on every machine and after every restart. */
    public static EntityTag ofBody(Body body) {
        MessageDigest digest = sha256();
        if (body instanceof Body.InMemory memory) {
            digest.update(memory.bytes());
            return of(digest);
        }
        try {
            body.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(digest);
    }

    /** Whether a value of If-None-Match names it: {@code *}, or a list of tags by weak comparison (RFC 9110, section 13.1.2). */
    public boolean isIn(String ifNoneMatch) {
        return ifNoneMatch.equals(value) || Conditional.matches(ifNoneMatch, value);
    }

    private static EntityTag of(MessageDigest digest) {
        return new EntityTag("\"" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)) + "\"");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The answer with this tag, or a 304 when the client has it already: then {@code answer} is not asked.
     *
     * @param cacheControl value of Cache-Control
     */
    public Response guard(Request request, String cacheControl, Supplier<Response> answer) {
        boolean known = request.method().equals("GET") && request.header("If-None-Match").filter(this::isIn).isPresent();
        Response response = known ? Response.notModified() : answer.get();
        return response.status() == 200 || known ? response.header("ETag", value).header("Cache-Control", cacheControl) : response;
    }
}
