package eu.policygraph.cli;

import eu.policygraph.graph.InputKey;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.SnapshotFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where what a load has made is kept for the next start. */
final class SnapshotOptions {

    private static final String NONE = "none";

    @Option(names = "--snapshots", paramLabel = "DIR", defaultValue = "${env:POLICYGRAPH_SNAPSHOTS}",
            description = "Folder that keeps what a load has made, so that the next start with the same input need not load; it may be deleted at any time. A store keeps "
                    + "its own. none: nothing is kept, in a store neither. Environment: POLICYGRAPH_SNAPSHOTS. Default: target/snapshots of the program, when ./policygraph started it.")
    private String folder;

    /** The key of what a store keeps beside its data; nothing when nothing is to be kept. */
    Optional<String> ofStore(Path home, Layout layout) throws IOException {
        return NONE.equals(folder) ? Optional.empty() : Optional.of(InputKey.of(inputs(home, layout), List.of()));
    }

    /** What is kept of these data; nothing when nothing is to be. */
    Optional<KeptLoad> of(Path home, Layout layout) throws IOException {
        String place = folder != null ? folder : System.getProperty("policygraph.snapshots", NONE);
        if (place.equals(NONE)) {
            return Optional.empty();
        }
        List<Path> inputs = inputs(home, layout);
        inputs.addAll(layout.data());
        SnapshotFolder snapshots = new SnapshotFolder(Path.of(place));
        return Optional.of(new KeptLoad(snapshots, inputs, List.of("described " + layout.describedSources(), "enforced " + layout.enforced())));
    }

    /** What every snapshot is made from, whatever the data. */
    static List<Path> inputs(Path home, Layout layout) {
        return new ArrayList<>(List.of(layout.ontology(), home.resolve("queries")));
    }
}
