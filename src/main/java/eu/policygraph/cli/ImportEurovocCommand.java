package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.join.Vocabularies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Imports EuroVoc: names in all languages of the file, and the hierarchy. */
@Command(name = "eurovoc", description = "Import EuroVoc from a file in SKOS: names in all its languages, definitions, hierarchy. Addresses that hold several concepts are named, and what is uncertain about them stands in a note.")
final class ImportEurovocCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "EuroVoc in SKOS, as EU Vocabularies hands it out; also .gz.")
    private List<Path> paths;

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        return options.run(paths, false, data, known -> Vocabularies.read(data.home().resolve("join"), known)::eurovoc, Vocabularies.EUROVOC_GRAPH::equals);
    }
}
