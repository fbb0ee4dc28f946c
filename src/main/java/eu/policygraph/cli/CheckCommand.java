package eu.policygraph.cli;

import eu.policygraph.check.CheckReport;
import eu.policygraph.check.Checks;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads, validates, runs the quality checks, and serves nothing. */
@Command(name = "check", description = "Load and validate ontology, data and queries, then run the quality checks; exit 0 when all is well, 1 when not.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        QueryCatalogue catalogue = data.catalogue();
        Checks checks = data.checks();
        Snapshot snapshot = data.load(System.out);
        CheckReport report = report(checks, snapshot);
        System.out.print(report.text());
        System.out.printf("%s: %,d statements in %,d graphs, %d prebuilt queries, %d checks, version %s%n", report.fails() ? "Not fit to publish" : "No error",
                snapshot.statements(), snapshot.graphs().size(), catalogue.size(), checks.count(), snapshot.shortVersion());
        return report.fails() ? 1 : 0;
    }

    private CheckReport report(Checks checks, Snapshot snapshot) throws InputException, IOException, UserException {
        try {
            return CheckReport.of(checks.run(snapshot, new QueryRunner(limits.limits())), data.layout());
        } catch (QueryTimeoutException e) {
            throw new UserException("a check did not finish: " + e.getMessage() + "; give it more with --timeout SECONDS");
        }
    }
}
