package eu.policygraph.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the journal, named by the number of the first change in it. All but the last are packed in time.
 *
 * @param first number of the first change in it
 */
record JournalFile(Path path, long first) {

    private static final String SUFFIX = ".rdfp";
    private static final String PACKED = SUFFIX + ".gz";
    private static final int BUFFER = 1 << 16;

    static JournalFile of(Path folder, long first) {
        return new JournalFile(folder.resolve("%019d".formatted(first) + SUFFIX), first);
    }

    /** The files of a folder in the order of their changes; where one is there packed and unpacked, the packed one. */
    static List<JournalFile> list(Path folder) throws IOException {
        Map<Long, JournalFile> files = new TreeMap<>();
        try (Stream<Path> content = Files.list(folder)) {
            for (Path path : content.sorted(Comparator.naturalOrder()).toList()) {
                String name = path.getFileName().toString();
                if (name.matches("\\d{19}\\.rdfp(\\.gz)?")) {
                    long first = Long.parseLong(name.substring(0, 19));
                    files.put(first, new JournalFile(path, first));
                }
            }
        }
        return new ArrayList<>(files.values());
    }

    /** Deletes what a packing that was cut off has left. */
    static void tidy(Path folder) throws IOException {
        for (JournalFile file : list(folder)) {
            if (file.isPacked()) {
                Files.deleteIfExists(of(folder, file.first()).path());
            }
            Files.deleteIfExists(file.path().resolveSibling(file.packedPath().getFileName() + ".tmp"));
        }
    }

    boolean isPacked() {
        return path.toString().endsWith(PACKED);
    }

    /** The content, unpacked. */
    InputStream open() throws IOException {
        InputStream in;
        try {
            in = Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            // It was packed since it was listed.
            return new JournalFile(packedPath(), first).open();
        }
        return new BufferedInputStream(isPacked() ? new GZIPInputStream(in, BUFFER) : in, BUFFER);
    }

    /** Replaces the file by a packed one. After a crash there is one of them or both, each whole. */
    void pack() throws IOException {
        Path draft = path.resolveSibling(packedPath().getFileName() + ".tmp");
        try {
            try (InputStream in = Files.newInputStream(path); GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(draft), BUFFER)) {
                in.transferTo(out);
            }
            Disk.syncFile(draft);
            Files.move(draft, packedPath(), StandardCopyOption.ATOMIC_MOVE);
            Disk.syncFolder(path.toAbsolutePath().getParent());
            Files.delete(path);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path packedPath() {
        return isPacked() ? path : path.resolveSibling("%019d".formatted(first) + PACKED);
    }
}
