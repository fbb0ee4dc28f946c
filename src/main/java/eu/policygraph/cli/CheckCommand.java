package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads and validates, and serves nothing. */
@Command(name = "check", description = "Load and validate ontology, data and queries; exit 0 when all is well, 1 when not.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        QueryCatalogue catalogue = data.catalogue();
        Snapshot snapshot = data.load(System.out);
        System.out.printf("No error: %,d statements in %,d graphs, %d prebuilt queries, version %s%n", snapshot.statements(), snapshot.graphs().size(),
                catalogue.all().size(), snapshot.shortVersion());
        return 0;
    }
}
