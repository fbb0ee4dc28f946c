package eu.policygraph.server;

import eu.policygraph.change.ChangeRoutes;
import eu.policygraph.check.Checks;
import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.operation.Gauges;
import eu.policygraph.operation.Metrics;
import eu.policygraph.page.ProblemPages;
import eu.policygraph.publish.Dumps;
import eu.policygraph.publish.TemporaryFolder;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.search.SearchIndex;
import eu.policygraph.store.GraphStore;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Budget;
import eu.policygraph.web.Route;
import eu.policygraph.web.Router;
import eu.policygraph.web.Site;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running service: Fuseki with our query operation and our pages. */
public final class GraphServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GraphServer.class);

    private final FusekiServer fuseki;
    private final Metrics metrics;
    private final Lanes lanes;
    private final TemporaryFolder folder;
    private final Duration shutdownTime;

    private GraphServer(FusekiServer fuseki, Metrics metrics, Lanes lanes, TemporaryFolder folder, Duration shutdownTime) {
        this.fuseki = fuseki;
        this.metrics = metrics;
        this.lanes = lanes;
        this.folder = folder;
        this.shutdownTime = shutdownTime;
    }

    /**
     * Starts serving one snapshot that is never replaced.
     *
     * @throws BindException as {@link #start(Settings, Supplier, Consumer, QueryCatalogue, Checks, Clock)}
     */
    public static GraphServer start(Settings settings, Snapshot snapshot, QueryCatalogue catalogue, Checks checks, Clock clock) throws IOException {
        return start(settings, () -> snapshot, listener -> {}, catalogue, checks, clock);
    }

    /**
     * Starts serving what a source of snapshots gives; nothing can be changed over HTTP.
     *
     * @throws BindException as {@link #start(Settings, GraphStore, Changes, QueryCatalogue, Checks, Clock)}
     */
    public static GraphServer start(Settings settings, Supplier<Snapshot> served, Consumer<Consumer<Snapshot>> onPublish, QueryCatalogue catalogue, Checks checks, Clock clock)
            throws IOException {
        return start(settings, served, onPublish, catalogue, checks, clock, false, parts -> ChangeRoutes.off());
    }

    /**
     * Starts serving a store.
     *
     * @param changes who may change it over HTTP
     * @param clock says which day "today" is
     * @throws BindException when the port is in use or the host is not an address of this machine
     */
    public static GraphServer start(Settings settings, GraphStore store, Changes changes, QueryCatalogue catalogue, Checks checks, Clock clock) throws IOException {
        return start(settings, store, store::onPublish, catalogue, checks, clock, changes.tokens().isPresent(),
                parts -> ChangeRoutes.all(store, changes.tokens(), changes.limits(settings.limits()), checks, parts.runner(), clock));
    }

    /**
     * @param served the snapshot that new requests get
     * @param onPublish takes what has to be done with each further snapshot before {@code served} gives it
     */
    private static GraphServer start(Settings settings, Supplier<Snapshot> served, Consumer<Consumer<Snapshot>> onPublish, QueryCatalogue catalogue, Checks checks, Clock clock,
            boolean changeable, Function<Parts, List<Route>> changes) throws IOException {
        PinnedSnapshot snapshot = new PinnedSnapshot(served);
        PerSnapshot<SearchIndex> index = new PerSnapshot<>(snapshot, SearchIndex::of, SearchIndex::after);
        PerSnapshot<Things> things = new PerSnapshot<>(snapshot, Things::of, Things::after);
        CompletableFuture<SearchIndex> warm = CompletableFuture.supplyAsync(index);
        TemporaryFolder folder = new TemporaryFolder();
        Dumps dumps = new Dumps(snapshot, () -> catalogue, folder);
        Metrics metrics = new Metrics();
        Lanes lanes = new Lanes(settings.lanes(), snapshot);
        Budget budget = new Budget(settings.connections().memory());
        Consumer<Snapshot> prepare = next -> {
            SearchIndex.serve(next.dataset(), index);
            index.prepare(next);
            things.prepare(next);
            metrics.version(next.version());
            dumps.retire();
        };
        prepare.accept(served.get());
        onPublish.accept(prepare);
        observe(metrics, served, lanes, budget);
        Parts parts = Parts.of(settings, snapshot, index, things, catalogue, checks, clock, dumps, lanes, changeable);
        Site site = new Site(new Router(Routes.all(parts, metrics, warm::isDone, changes.apply(parts))), new ProblemPages(snapshot, parts.templates())::render, settings.connections().maxBody(), budget);
        FusekiServer fuseki = FusekiServer.create().port(settings.port()).add(QueryService.PATH, QueryService.of(snapshot, site)).addServlet("/*", site).build();
        Transport.configure(fuseki.getJettyServer(), settings, metrics);
        GraphServer server = new GraphServer(fuseki, metrics, lanes, folder, settings.operation().shutdownTime());
        server.open();
        return server;
    }

    private static void observe(Metrics metrics, Supplier<Snapshot> served, Lanes lanes, Budget budget) {
        metrics.gauge("policygraph_snapshot_statements", "Statements that are served, each counted once.", () -> served.get().statements());
        metrics.gauge("policygraph_snapshot_graphs", "Named graphs that are served.", () -> served.get().graphs().size());
        metrics.gauge("policygraph_snapshot_age_seconds", "Time since the data that is served was made.", () -> Duration.between(served.get().loadedAt(), Instant.now()).toSeconds());
        metrics.gauge("policygraph_bodies_bytes", "What bodies of requests and large answers on their way hold.", budget::taken);
        lanes.observe(metrics);
    }

    private void open() throws BindException {
        try {
            fuseki.start();
        } catch (FusekiException e) {
            closeParts();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException bind) {
                    throw bind;
                }
            }
            throw e;
        }
    }

    /** Where other parts of the service register what they measure. */
    public Gauges gauges() {
        return metrics;
    }

    /** The port that it listens on. */
    public int port() {
        return fuseki.getPort();
    }

    /** Waits until it is stopped. */
    public void join() {
        fuseki.join();
    }

    /**
     * Takes no more connections, lets what is under way end, and removes its files. What still runs when four fifths of the time
     * for it are over is cancelled, so that its client is told; whoever is still reading when it is over is cut off.
     */
    @Override
    public void close() {
        // On a thread of its own: the common pool may be busy, and has a single thread on a small machine.
        CompletableFuture<Void> cancelling = CompletableFuture.runAsync(lanes::close,
                CompletableFuture.delayedExecutor(shutdownTime.toMillis() * 4 / 5, TimeUnit.MILLISECONDS, Thread::startVirtualThread));
        try {
            fuseki.stop();
        } catch (FusekiException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.info("stopped before every answer was out");
        } finally {
            cancelling.cancel(false);
            closeParts();
        }
    }

    private void closeParts() {
        lanes.close();
        metrics.close();
        folder.close();
    }
}
