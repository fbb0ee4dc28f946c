package eu.policygraph.publish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in the forms that files and answers need. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A strong entity tag (RFC 9110, section 8.8.3): equal bytes, equal tag. */
    static String entityTag(byte[] body) {
        return "\"" + HexFormat.of().formatHex(sha256().digest(body), 0, 16) + "\"";
    }
}
