package eu.policygraph.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the RDF files below given files and folders, in a fixed order. */
final class RdfFiles {

    private RdfFiles() {}

    /**
     * The RDF files among {@code paths}, folders searched to any depth, sorted by path within each.
     *
     * @param graphPrefix see {@link RdfFile#of}
     * @throws InputException when a path is absent, or is a file whose suffix names no RDF syntax, or nothing is found
     */
    static List<RdfFile> find(List<Path> paths, String graphPrefix) throws InputException, IOException {
        List<RdfFile> files = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> walk = Files.walk(path)) {
                    walk.filter(Files::isRegularFile).filter(RdfFile::isRdf).sorted().forEach(f -> files.add(RdfFile.of(f, graphPrefix)));
                }
            } else if (!Files.exists(path)) {
                findings.add(Finding.of(path, "No such file or folder", "Check the spelling of the path."));
            } else if (!RdfFile.isRdf(path)) {
                findings.add(Finding.of(path, "The suffix names no RDF syntax",
                        "Use .ttl, .trig, .nt, .nq, .jsonld, .rdf or .owl, each also with .gz."));
            } else {
                files.add(RdfFile.of(path, graphPrefix));
            }
        }
        if (findings.isEmpty() && files.isEmpty()) {
            for (Path path : paths) {
                findings.add(Finding.of(path, "No RDF file found", "Name a folder that holds .ttl or .trig files."));
            }
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return files;
    }
}
