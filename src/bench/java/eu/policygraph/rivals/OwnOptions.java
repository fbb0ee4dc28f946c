package eu.policygraph.rivals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The options of the program that a measurement needs. */
final class OwnOptions {

    private OwnOptions() {}

    /** Made-up data, answers cached. */
    static List<String> serving(Path data, Path folder) {
        return Stream.concat(Stream.of("--data", data.toString()), shipped(folder).stream()).toList();
    }

    /** Made-up data, every answer computed. */
    static List<String> uncached(Path data, Path folder) {
        return Stream.concat(serving(data, folder).stream(), Stream.of(supported("--no-cache"))).filter(s -> !s.isEmpty()).toList();
    }

    /** The shipped data, with snapshot files in a folder that nobody else uses. */
    static List<String> shipped(Path folder) {
        return Stream.of(supported("--snapshots"), supported("--snapshots").isEmpty() ? "" : folder.resolve("snapshots").toString()).filter(s -> !s.isEmpty()).toList();
    }

    private static String supported(String option) {
        try {
            return java.nio.file.Files.readString(eu.policygraph.Project.HOME.resolve("docs/operations.md")).contains("`" + option) ? option : "";
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
