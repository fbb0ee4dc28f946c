package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.join.Accuracy;
import eu.policygraph.join.CellarNotices;
import eu.policygraph.join.KnownThings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says how an import of notices compares with what EUR-Lex shows. */
@Command(name = "report", description = "Compare an import of Cellar notices with what EUR-Lex shows for the same procedures, and say what is missing and why. Writes nothing.")
final class ImportReportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NOTICES", description = "Folder of notices, as 2018_206.rdf.")
    private Path notices;

    @Parameters(index = "1", paramLabel = "PAGES", description = "Folder of what the procedure pages show, a JSON file a procedure, as 2018_206.json.")
    private Path pages;

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        CellarNotices conversion = CellarNotices.read(data.home().resolve("join"), KnownThings.of(data.load(ImportOptions.quiet()), name -> name.startsWith(CellarNotices.GRAPHS)));
        try {
            Accuracy accuracy = Accuracy.of(notices, pages, conversion);
            accuracy.misses().forEach(System.out::println);
            accuracy.figures().forEach(System.out::println);
            return 0;
        } catch (eu.policygraph.join.ImportException e) {
            throw new UserException(e.getMessage());
        }
    }
}
