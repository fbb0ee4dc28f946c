package eu.policygraph.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/** Which answers are kept compressed too, and who gets them so (RFC 9110, section 12.5.3). */
final class Codings {

    private static final int SMALLEST = 32;

    private final Predicate<String> compressible;

    /** @param compressible by the media type without parameters */
    Codings(Predicate<String> compressible) {
        this.compressible = compressible;
    }

    boolean isCompressible(String contentType, long length) {
        return length >= SMALLEST && compressible.test(contentType.split(";")[0].strip().toLowerCase(Locale.ROOT));
    }

    /** @param accept value of Accept-Encoding; null for none */
    static boolean acceptsGzip(String accept) {
        if (accept == null) {
            return false;
        }
        double gzip = -1;
        double any = 0;
        double identity = 0;
        for (String part : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] pieces = part.split(";");
            double quality = quality(pieces);
            switch (pieces[0].strip()) {
                case "gzip", "x-gzip" -> gzip = quality;
                case "*" -> any = quality;
                case "identity" -> identity = quality;
                default -> { }
            }
        }
        double chosen = gzip < 0 ? any : gzip;
        return chosen > 0 && chosen >= identity;
    }

    private static double quality(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i].strip();
            if (piece.startsWith("q=")) {
                try {
                    return Double.parseDouble(piece.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Tag of the compressed form: another one, for it has other bytes. */
    static String gzipTag(String tag) {
        return tag.substring(0, tag.length() - 1) + "--gzip\"";
    }
}
