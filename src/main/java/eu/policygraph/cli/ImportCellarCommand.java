package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.join.CellarNotices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports notices of procedures as Cellar hands them out. */
@Command(name = "cellar", description = "Import tree notices of procedures from Cellar (RDF/XML, also in zip, tar and gzip). Things that the loaded data have already keep their address and name.")
final class ImportCellarCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Files, folders and archives of notices: Accept: application/rdf+xml;notice=tree at Cellar.")
    private List<Path> paths;

    @Option(names = "--keep-raw", description = "Keep each notice as it came as well, in a graph of its own.")
    private boolean keepRaw;

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        return options.run(paths, keepRaw, data, known -> CellarNotices.read(data.home().resolve("join"), known)::graphOf, name -> name.startsWith(CellarNotices.GRAPHS));
    }
}
