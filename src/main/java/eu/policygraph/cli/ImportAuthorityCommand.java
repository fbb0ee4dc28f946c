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

/** Imports EU authority tables: names of types, events, roles, countries in all languages. */
@Command(name = "authority", description = "Import EU authority tables from files in SKOS, each table a source graph: names in all languages, definitions, hierarchy.")
final class ImportAuthorityCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Authority tables in SKOS, as EU Vocabularies hands them out; also .gz.")
    private List<Path> paths;

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        return options.run(paths, false, data, known -> Vocabularies.read(data.home().resolve("join"), known)::authorityTable, name -> name.startsWith(Vocabularies.TABLE_GRAPHS));
    }
}
