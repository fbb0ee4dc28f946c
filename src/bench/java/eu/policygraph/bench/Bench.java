package eu.policygraph.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The long runs, each a command with a table of what was measured, the bar, and the verdict. Exit code 1: a bar was missed. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Attacks and measures the program as its own process.",
        footer = "Beside these: samerows [QUERIES [SEED]] compares the rows of made-up queries with Jena's; disk fills a small disk under a store.",
        subcommands = {AbuseCommand.class, InjectionCommand.class, FuzzCommand.class, GenerateCommand.class, ShapesCommand.class, RivalsCommand.class, LoadCommand.class, FairnessCommand.class, DurabilityCommand.class, JmhCommand.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }
}
