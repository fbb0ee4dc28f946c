package eu.policygraph.cli;

import eu.policygraph.check.Checks;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.server.Changes;
import eu.policygraph.server.GraphServer;
import eu.policygraph.server.Settings;
import eu.policygraph.store.GraphStore;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads the data and serves it until it is stopped. */
@Command(name = "serve", description = "Load the data and serve pages, prebuilt queries and SPARQL (the default).")
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ServeOptions serve = new ServeOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ChangeOptions changes = new ChangeOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        return serve(serve, data, changes);
    }

    static int serve(ServeOptions serve, DataOptions data, ChangeOptions change) throws InputException, IOException, UserException {
        PrintStream out = System.out;
        Settings settings = serve.settings();
        Changes changes = change.changes();
        if (!serve.backend().isNamed()) {
            out.println("EU Policy Graph: loading " + String.join(", ", data.layout().data().stream().map(Object::toString).toList()));
            data.readAhead(out);
        }
        GraphServer server = open(settings);
        GraphStore store;
        QueryCatalogue catalogue;
        Checks checks;
        try {
            store = store(serve, data, change, settings, out);
            catalogue = data.catalogue();
            checks = data.checks();
        } catch (InputException | IOException | UserException | RuntimeException e) {
            server.close();
            throw e;
        }
        server.serve(store, changes, catalogue, checks, Brussels.CLOCK);
        StoreGauges.register(store, server.gauges(), Brussels.CLOCK);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, store), "shutdown"));
        welcome(out, settings, server.port(), store.get(), catalogue);
        server.join();
        return 0;
    }

    private static GraphStore store(ServeOptions serve, DataOptions data, ChangeOptions change, Settings settings, PrintStream out) throws InputException, IOException, UserException {
        Optional<GraphStore> backend = serve.backend().store(data, change, settings.limits().timeout(), out);
        return backend.isPresent() ? backend.get() : data.store(out);
    }

    private static void close(GraphServer server, GraphStore store) {
        SecondInterrupt.endsAtOnce();
        server.close();
        store.close();
    }

    private static GraphServer open(Settings settings) throws UserException, IOException {
        try {
            return GraphServer.open(settings);
        } catch (BindException e) {
            throw new UserException("cannot listen on " + settings.host() + ":" + settings.port() + " (" + e.getMessage()
                    + "); choose another with --port, or --port 0 for a free one");
        }
    }

    private static void welcome(PrintStream out, Settings settings, int port, Snapshot snapshot, QueryCatalogue catalogue) {
        String base = "http://" + (settings.host().equals("0.0.0.0") ? "localhost" : settings.host()) + ":" + port;
        long uptime = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        out.printf("Ready after %.1f s: %,d statements in %,d graphs, %d prebuilt queries, version %s%n", uptime / 1000.0, snapshot.statements(),
                snapshot.graphs().size(), catalogue.size(), snapshot.shortVersion());
        out.println("  " + base + "/                                  start here");
        out.println("  " + base + "/queries                           questions with answers");
        out.println("  " + base + "/queries/counts-by-kind            how much there is of what");
        out.println("  " + base + "/queries/counts-by-kind.csv        the same for a spreadsheet");
        out.println("  " + base + "/sparql                            SPARQL by GET and POST");
        out.println("Stop with Ctrl-C.");
        out.flush();
    }
}
