package eu.policygraph.join;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** Records as they were fetched, one file each, with what the server said of their version beside them. Used by one thread. */
final class FetchCache {

    private static final String ETAG = "ETag";
    private static final String MODIFIED = "Last-Modified";

    /**
     * What a server said of the version of an answer; null where it said nothing.
     *
     * @param modified as it was sent, not read as a date
     */
    record Version(String etag, String modified) {}

    private final Path folder;

    /** @param folder made when it is not there */
    FetchCache(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path file(RecordKey key) {
        return folder.resolve(key.fileName());
    }

    /** The version that is kept of a record; empty when none is kept whole. */
    Optional<Version> version(RecordKey key) throws IOException {
        Path notes = notes(key);
        if (!Files.isRegularFile(file(key)) || !Files.isRegularFile(notes)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(notes)) {
            properties.load(reader);
        }
        return Optional.of(new Version(properties.getProperty(ETAG), properties.getProperty(MODIFIED)));
    }

    /** The note of the version goes first and comes back last: a version without its content is never believed. */
    void keep(RecordKey key, byte[] content, Version version) throws IOException {
        Files.deleteIfExists(notes(key));
        replace(file(key), content);
        Properties properties = new Properties();
        if (version.etag() != null) {
            properties.setProperty(ETAG, version.etag());
        }
        if (version.modified() != null) {
            properties.setProperty(MODIFIED, version.modified());
        }
        try (Writer writer = Files.newBufferedWriter(notes(key))) {
            properties.store(writer, key.text());
        }
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path part = Files.createTempFile(folder, "part", ".tmp");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path notes(RecordKey key) {
        return folder.resolve(key.fileName() + ".version");
    }
}
