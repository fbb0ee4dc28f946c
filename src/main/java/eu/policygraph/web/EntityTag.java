package eu.policygraph.web;

import java.nio.charset.StandardCharsets;
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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return new EntityTag("\"" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)) + "\"");
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
        boolean known = request.method().equals("GET") && request.header("If-None-Match").filter(header -> Conditional.matches(header, value)).isPresent();
        Response response = known ? Response.notModified() : answer.get();
        return response.status() == 200 || known ? response.header("ETag", value).header("Cache-Control", cacheControl) : response;
    }
}
