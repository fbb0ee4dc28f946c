package eu.policygraph.model;

import java.util.Locale;
import java.util.Objects;

/**
 * A file that holds a snapshot or a part of it.
 *
 * @param file its name, the last part of its address
 * @param title what it holds, in words
 * @param mediaType of the content, before compression
 * @param packaging how the content is packed
 * @param count how many of {@code unit} it holds
 * @param unit what is counted: statements, rows, files
 * @param bytes size of the file as it is sent
 * @param sha256 of the file as it is sent, 64 hexadecimal digits
 */
public record Download(String file, String title, String mediaType, Packaging packaging, long count, String unit, long bytes, String sha256) {

    /** How the content of a file is packed. */
    public enum Packaging {
        /** As it is. */
        NONE(""),
        /** RFC 1952. */
        GZIP("application/gzip"),
        /** A ZIP archive of files. */
        ZIP("application/zip");

        private final String mediaType;

        Packaging(String mediaType) {
            this.mediaType = mediaType;
        }

        /** Media type (IANA) of content of that type when it is packed. */
        public String mediaType(String content) {
            return this == NONE ? content : mediaType;
        }
    }

    public Download {
        Objects.requireNonNull(file);
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(packaging);
        Objects.requireNonNull(sha256);
    }

    /** Media type of the file as it is sent. */
    public String sentAs() {
        return packaging.mediaType(mediaType);
    }

    /** Size for people: {@code 1.4 MB}, by powers of 1000. */
    public String size() {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3) : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
