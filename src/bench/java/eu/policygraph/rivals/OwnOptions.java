package eu.policygraph.rivals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The options of the program that a measurement needs. */
final class OwnOptions {

    private OwnOptions() {}

    /** The shipped data, with snapshot files in a folder that nobody else uses. */
    static List<String> shipped(Path folder) {
        return List.of("--snapshots", folder.resolve("snapshots").toString());
    }

    /** Made-up data, answers cached. */
    static List<String> serving(Path data, Path folder) {
        return Stream.concat(Stream.of("--data", data.toString()), shipped(folder).stream()).toList();
    }

    /** Made-up data, every answer computed. */
    static List<String> uncached(Path data, Path folder) {
        return Stream.concat(serving(data, folder).stream(), Stream.of("--no-cache")).toList();
    }
}
