package eu.policygraph.cli;

import eu.policygraph.check.Checks;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.publish.QueryGraph;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.MemoryStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Option;

/** What is loaded: flags that every command shares. */
final class DataOptions {

    /** Days begin and end as in Brussels: what holds "today" is asked of the law of the Union. */
    static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Brussels"));

    @Option(names = "--home", paramLabel = "DIR", defaultValue = "${env:POLICYGRAPH_HOME}",
            description = "Folder that holds ontology/, data/ and queries/. Environment: POLICYGRAPH_HOME. Default: the folder of the program.")
    private Path home;

    @Option(names = "--data", paramLabel = "PATH", arity = "1..*", split = ",", defaultValue = "${env:POLICYGRAPH_DATA}",
            description = "Files or folders of RDF to load instead of the shipped data, any syntax, also gzip. A file of triples becomes the graph "
                    + "of its own name. Environment: POLICYGRAPH_DATA, separated by commas.")
    private List<Path> data = List.of();

    @Option(names = "--report-violations", defaultValue = "${env:POLICYGRAPH_REPORT_VIOLATIONS:-false}",
            description = "Load data that breaks the shapes all the same, and say that it does: for data made by other rules. "
                    + "Environment: POLICYGRAPH_REPORT_VIOLATIONS.")
    private boolean reportViolations;

    Layout layout() throws UserException {
        Layout layout = data == null || data.isEmpty() ? Layout.shipped(home()) : Layout.of(home(), data);
        return reportViolations ? layout.reporting() : layout;
    }

    QueryCatalogue catalogue() throws InputException, IOException, UserException {
        return QueryCatalogue.read(home().resolve("queries"));
    }

    Checks checks() throws InputException, IOException, UserException {
        return Checks.read(home().resolve("queries").resolve("checks"));
    }

    Snapshot load(PrintStream progress) throws InputException, IOException, UserException {
        return new SnapshotLoader(CLOCK, (step, result, took) -> progress.printf("  %-9s %s (%d ms)%n", step, result, took.toMillis()))
                .load(layout(), List.of(QueryGraph.of(catalogue())));
    }

    GraphStore store(PrintStream progress) throws InputException, IOException, UserException {
        return new MemoryStore(new SnapshotBuilder(CLOCK), CLOCK, load(progress));
    }

    Path home() throws UserException {
        Path folder = home != null ? home : Path.of(System.getProperty("policygraph.home", "."));
        if (!Files.isDirectory(folder.resolve("ontology"))) {
            throw new UserException("there is no ontology/ in " + folder.toAbsolutePath().normalize() + "; name the project's folder with --home");
        }
        return folder.normalize();
    }
}
