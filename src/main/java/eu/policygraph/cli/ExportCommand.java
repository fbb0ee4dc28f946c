package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.publish.Export;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the data as files. Everything is written beside the folder first, so that a failure leaves nothing half done in it. */
@Command(name = "export", description = "Write the data as files into a folder: RDF in five syntaxes, tables, ontology, queries, checksums, descriptions, citation.")
final class ExportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder to write to; made when it is not there.")
    private Path folder;

    @Option(names = "--force", description = "Write into a folder that is not empty. Files of the same names are replaced, others stay.")
    private boolean force;

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        Path target = folder.toAbsolutePath().normalize();
        refuseUnlessFree(target);
        QueryCatalogue catalogue = data.catalogue();
        Snapshot snapshot = data.load(System.out);
        Path parent = target.getParent() == null ? target : target.getParent();
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, ".export-");
        try {
            Export.write(snapshot, catalogue, draft, d -> System.out.printf("  %-26s %9s  %,d %s%n", d.file(), d.size(), d.count(), d.unit()));
            Files.createDirectories(target);
            for (Path file : files(draft)) {
                Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Path file : files(draft)) {
                Files.delete(file);
            }
            Files.delete(draft);
        }
        System.out.println("Wrote version " + snapshot.version() + " to " + folder);
        return 0;
    }

    private void refuseUnlessFree(Path target) throws IOException, UserException {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new UserException(folder + " is a file; name a folder");
        }
        if (!force && Files.isDirectory(target) && !files(target).isEmpty()) {
            throw new UserException(folder + " is not empty; name another folder, or replace the files of the same names with --force");
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            return list.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
