package eu.policygraph.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings in what other EU open data say. */
@Command(name = "import", subcommands = {ImportCellarCommand.class, ImportEurovocCommand.class, ImportAuthorityCommand.class, ImportReportCommand.class},
        description = "Bring in other EU open data, each record as a source graph of its own in the model of the ontology.")
final class ImportCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to import: " + String.join(", ", spec.subcommands().keySet()));
    }
}
