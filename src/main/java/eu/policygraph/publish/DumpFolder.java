package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Download;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * The dumps of one snapshot in one folder. Each is made when it is first asked for and then kept; equal snapshots give
 * equal bytes.
 */
public final class DumpFolder {

    private final Snapshot snapshot;
    private final Path folder;
    private final List<Dump> dumps;
    private final Map<String, Download> made = new ConcurrentHashMap<>();

    /** @param folder exists, and nobody else writes to it */
    public DumpFolder(Snapshot snapshot, QueryCatalogue catalogue, Path folder) {
        this.snapshot = snapshot;
        this.folder = folder;
        this.dumps = Dump.all(catalogue);
    }

    /** Every dump, in the order in which people are shown them; makes those that are not there yet. */
    public List<Download> all() {
        return dumps.stream().map(this::make).toList();
    }

    /** The dump with that file name. */
    public Optional<Download> find(String file) {
        return dumps.stream().filter(d -> d.file().equals(file)).findFirst().map(this::make);
    }

    /** Names of the files, whether they are there yet or not. */
    public List<String> files() {
        return dumps.stream().map(Dump::file).toList();
    }

    Path folder() {
        return folder;
    }

    /** Where a dump that was given out lies. */
    public Path path(Download download) {
        return folder.resolve(download.file());
    }

    private Download make(Dump dump) {
        return made.computeIfAbsent(dump.file(), file -> {
            try {
                return write(dump);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file + " to " + folder, e);
            }
        });
    }

    private Download write(Dump dump) throws IOException {
        Path file = folder.resolve(dump.file());
        MessageDigest digest = Digests.sha256();
        long count;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            count = switch (dump.packaging()) {
                case NONE, ZIP -> dump.content().write(snapshot, out);
                case GZIP -> {
                    // Java writes no time into the header, so equal content gives equal bytes.
                    GZIPOutputStream gzip = new GZIPOutputStream(out, 64 * 1024);
                    long written = dump.content().write(snapshot, gzip);
                    gzip.finish();
                    yield written;
                }
            };
        }
        return new Download(dump.file(), dump.title(), dump.mediaType(), dump.packaging(), count, dump.unit(), Files.size(file), HexFormat.of().formatHex(digest.digest()));
    }
}
