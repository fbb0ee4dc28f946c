package eu.policygraph.graph;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where the input of a snapshot lies.
 *
 * @param ontology folder of the ontology files and of {@code shapes.ttl}
 * @param data files and folders of data
 * @param describedSources whether every graph of the data has to be described as a source by the data itself;
 *     otherwise the loader describes the ones that are not, as unverified
 * @param enforced whether a violation of the shapes stops the load; otherwise it is told as a part of the progress
 */
public record Layout(Path ontology, List<Path> data, boolean describedSources, boolean enforced) {

    public Layout {
        Objects.requireNonNull(ontology);
        data = List.copyOf(data);
    }

    /** The data that comes with the project. */
    public static Layout shipped(Path home) {
        return new Layout(home.resolve("ontology"), List.of(home.resolve("data")), true, true);
    }

    /** Data of somebody else's under the project's ontology. */
    public static Layout of(Path home, List<Path> data) {
        return new Layout(home.resolve("ontology"), data, false, true);
    }

    /** The same, where violations of the shapes are told and do not stop the load. */
    public Layout reporting() {
        return new Layout(ontology, data, describedSources, false);
    }
}
