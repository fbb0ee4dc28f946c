package eu.policygraph.cli;

import eu.policygraph.admission.OutgoingRequests;
import eu.policygraph.graph.InputException;
import eu.policygraph.publish.Software;
import eu.policygraph.store.StoreException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The command line as a whole. Exit codes: 0 done, 1 something in the input or on the machine is wrong, 2 wrong usage. */
@Command(name = "policygraph", versionProvider = PolicyGraph.Version.class, mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        description = "Serves EU strategies, the initiatives that carry them, and the acts and events that deliver them as linked data.",
        subcommands = {ServeCommand.class, CheckCommand.class, QueryCommand.class, QueriesCommand.class, ExportCommand.class, ImportCommand.class, FetchCommand.class, TokenCommand.class,
                BackupCommand.class, RestoreCommand.class, CompactCommand.class, AuditCommand.class, RehearseCommand.class},
        footerHeading = "%nExit codes: 0 done, 1 something in the input or on the machine is wrong, 2 wrong usage.%n",
        footer = "Without a command: serve.")
public final class PolicyGraph implements Runnable {

    @Mixin
    private ServeOptions serve = new ServeOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ChangeOptions changes = new ChangeOptions();

    @Override
    public void run() {
        throw new IllegalStateException("replaced by the execution strategy");
    }

    ServeOptions serve() {
        return serve;
    }

    DataOptions data() {
        return data;
    }

    /** Runs the program and returns its exit code. */
    public static int run(String... arguments) {
        configureLogging();
        CompletableFuture<Void> prepared = CompletableFuture.runAsync(PolicyGraph::prepare, task -> Thread.ofPlatform().name("prepare").daemon().start(task));
        CommandLine command = new CommandLine(new PolicyGraph());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler(PolicyGraph::report);
        command.setExecutionStrategy(parsed -> {
            prepared.join();
            return execute(parsed);
        });
        return command.execute(arguments);
    }

    /**
     * What every command needs and takes its time, done while the command line is read. Reading it has to do without Jena: a class of Jena and
     * Jena's start, each on its thread, may wait for one another.
     */
    private static void prepare() {
        OutgoingRequests.close();
        Brussels.CLOCK.instant();
    }

    private static int execute(CommandLine.ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            PolicyGraph main = (PolicyGraph) parsed.commandSpec().userObject();
            try {
                return ServeCommand.serve(main.serve, main.data, main.changes);
            } catch (Exception e) {
                return report(e, parsed.commandSpec().commandLine(), parsed);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        switch (failure) {
            case InputException input -> input.findings().forEach(f -> command.getErr().println("error: " + f.toLine()));
            case UserException user -> command.getErr().println("error: " + user.getMessage());
            case StoreException store -> command.getErr().println("error: " + store.getMessage());
            case IOException io -> command.getErr().println("error: " + io.getClass().getSimpleName() + ": " + io.getMessage());
            default -> {
                command.getErr().println("error: unexpected failure; please report it with the lines below");
                failure.printStackTrace(command.getErr());
            }
        }
        return 1;
    }

    /** Quiet unless something is wrong, and unless the user has configured logging. */
    private static void configureLogging() {
        if (System.getProperty("java.util.logging.config.file") == null && System.getProperty("java.util.logging.config.class") == null) {
            try (var in = PolicyGraph.class.getResourceAsStream("/logging.properties")) {
                LogManager.getLogManager().readConfiguration(in);
            } catch (IOException e) {
                throw new IllegalStateException("logging.properties is part of the program", e);
            }
        }
    }

    /** The version of the program and of what it runs on. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"policygraph " + Software.version(), "Java " + Runtime.version(), "Apache Jena " + org.apache.jena.Jena.VERSION};
        }
    }
}
