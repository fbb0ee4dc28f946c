package eu.policygraph.join;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Finds the RDF files among files, folders and archives (zip, tar, tar.gz, gzip), one at a time and in a fixed order: no more
 * than one file is unpacked at once.
 */
public final class RecordFiles {

    /** Longest file that is read, in bytes: a notice has a megabyte at most, and an archive may be made to burst. */
    public static final int LONGEST = 64 << 20;

    private final List<Path> paths;

    public RecordFiles(List<Path> paths) {
        this.paths = List.copyOf(paths);
    }

    /**
     * Hands over each file; one that cannot be unpacked is handed over as broken.
     *
     * @throws ImportException when a path is not there
     */
    public void forEach(Consumer<RecordFile> reader) throws ImportException, IOException {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new ImportException("there is no file or folder " + path + "; check the spelling");
            }
        }
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> walk = Files.walk(path)) {
                    walk.filter(Files::isRegularFile).filter(RecordFiles::isRecord).sorted().forEach(file -> open(file, reader));
                }
            } else {
                open(path, reader);
            }
        }
    }

    /** How many files there are, an archive counted as one: for the progress. */
    public long count() throws IOException {
        long count = 0;
        for (Path path : paths) {
            try (Stream<Path> walk = Files.walk(path)) {
                count += walk.filter(Files::isRegularFile).filter(f -> f.equals(path) || isRecord(f)).count();
            }
        }
        return count;
    }

    private static boolean isRecord(Path file) {
        return lowerName(file).matches(".*[.](rdf|xml|owl|nt|ttl|zip|tar|tgz|gz)");
    }

    private static String lowerName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static void open(Path file, Consumer<RecordFile> reader) {
        String name = lowerName(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (name.endsWith(".zip")) {
                entries(file, new ZipArchiveInputStream(in), reader);
            } else if (name.endsWith(".tar")) {
                entries(file, new TarArchiveInputStream(in), reader);
            } else if (name.endsWith(".tgz") || name.endsWith(".tar.gz")) {
                entries(file, new TarArchiveInputStream(new GzipCompressorInputStream(in)), reader);
            } else {
                reader.accept(whole(file.toString(), name.endsWith(".gz") ? GzipCompressorInputStream.builder().setInputStream(in).setDecompressConcatenated(true).get() : in));
            }
        } catch (IOException e) {
            reader.accept(RecordFile.broken(file.toString(), "it cannot be unpacked: " + e.getMessage()));
        }
    }

    private static <E extends ArchiveEntry> void entries(Path archive, ArchiveInputStream<E> in, Consumer<RecordFile> reader) throws IOException {
        for (E entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            String name = archive + "!" + entry.getName();
            if (!entry.isDirectory() && entry.getName().toLowerCase(Locale.ROOT).matches(".*[.](rdf|xml|owl|nt|ttl)([.]gz)?")) {
                reader.accept(whole(name, entry.getName().endsWith(".gz") ? new GzipCompressorInputStream(in) : in));
            }
        }
    }

    private static RecordFile whole(String name, InputStream in) throws IOException {
        byte[] content = in.readNBytes(LONGEST + 1);
        return content.length > LONGEST ? RecordFile.broken(name, "it is longer than " + (LONGEST >> 20) + " megabytes") : RecordFile.of(name, content);
    }
}
