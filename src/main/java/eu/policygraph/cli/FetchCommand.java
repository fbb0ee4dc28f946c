package eu.policygraph.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gets records of others from where they are, and brings them in. */
@Command(name = "fetch", subcommands = FetchCellarCommand.class, description = "Get records of other EU open data over the internet and import them.")
final class FetchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say from where to fetch: " + String.join(", ", spec.subcommands().keySet()));
    }
}
