package eu.policygraph.graph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Snapshot files of several inputs in one folder. A file is replaced when its input has changed; the oldest go when there are too many. */
public final class SnapshotFolder {

    private static final String SUFFIX = ".snapshot";
    private static final int NAME = 16;
    private static final int MOST = 4;

    private final Path folder;

    /** @param folder made when something is first written to it */
    public SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    /** The file of these inputs, which may not be there. */
    public SnapshotFile of(List<Path> inputs) {
        String places = inputs.stream().map(input -> input.toAbsolutePath().normalize().toString()).collect(Collectors.joining("\n"));
        return new SnapshotFile(folder.resolve(CanonicalQuads.sha256(places.getBytes(StandardCharsets.UTF_8)).substring(0, NAME) + SUFFIX));
    }

    /** Deletes the files that were written first, so that four are left. */
    public void tidy() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.filter(file -> file.toString().endsWith(SUFFIX)).sorted(Comparator.comparing(SnapshotFolder::written).reversed()).skip(MOST).toList()) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
