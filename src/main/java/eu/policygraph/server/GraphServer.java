package eu.policygraph.server;

import eu.policygraph.admission.Cancellation;
import eu.policygraph.cache.AnswerCache;
import eu.policygraph.cache.Shortcut;
import eu.policygraph.change.ChangeRoutes;
import eu.policygraph.change.WriteGuard;
import eu.policygraph.check.Checks;
import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.operation.Gauges;
import eu.policygraph.operation.Metrics;
import eu.policygraph.page.Language;
import eu.policygraph.page.ProblemPages;
import eu.policygraph.publish.Dumps;
import eu.policygraph.publish.TemporaryFolder;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.search.SearchIndex;
import eu.policygraph.store.GraphStore;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Address;
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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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

    private final Settings settings;
    private final Shortcut shortcut = new Shortcut();
    private final DirectQueries direct;
    private final Metrics metrics = new Metrics();
    private final Budget budget;
    private final Entrance entrance;
    private final FusekiServer fuseki;
    private final TemporaryFolder folder = new TemporaryFolder();
    private volatile Lanes lanes;
    private volatile WarmUp warmUp;

    private GraphServer(Settings settings) throws IOException {
        this.settings = settings;
        this.budget = new Budget(settings.connections().memory());
        this.entrance = Entrance.closed(metrics, settings.connections().maxBody(), budget);
        this.fuseki = FusekiServer.create().port(settings.port()).add(QueryService.PATH, QueryService.of(entrance)).addServlet("/*", entrance).build();
        this.direct = Transport.configure(fuseki.getJettyServer(), settings, metrics, shortcut);
    }

    /**
     * Opens the port. Until {@link #serve} every request is told to come back, and probes that the server is starting.
     *
     * @throws BindException when the port is in use or the host is not an address of this machine
     */
    public static GraphServer open(Settings settings) throws IOException {
        GraphServer server = new GraphServer(settings);
        server.open();
        return server;
    }

    /**
     * Starts serving one snapshot that is never replaced.
     *
     * @throws BindException as {@link #open}
     */
    public static GraphServer start(Settings settings, Snapshot snapshot, QueryCatalogue catalogue, Checks checks, Clock clock) throws IOException {
        return start(settings, () -> snapshot, listener -> {}, catalogue, checks, clock);
    }

    /**
     * Starts serving what a source of snapshots gives; nothing can be changed over HTTP.
     *
     * @throws BindException as {@link #open}
     */
    public static GraphServer start(Settings settings, Supplier<Snapshot> served, Consumer<Consumer<Snapshot>> onPublish, QueryCatalogue catalogue, Checks checks, Clock clock)
            throws IOException {
        GraphServer server = open(settings);
        server.serve(served, onPublish, () -> true, catalogue, checks, clock, () -> "off", Optional.empty());
        return server;
    }

    /**
     * Starts serving a store.
     *
     * @param changes who may change it over HTTP
     * @param clock says which day "today" is
     * @throws BindException as {@link #open}
     */
    public static GraphServer start(Settings settings, GraphStore store, Changes changes, QueryCatalogue catalogue, Checks checks, Clock clock) throws IOException {
        GraphServer server = open(settings);
        server.serve(store, changes, catalogue, checks, clock);
        return server;
    }

    /**
     * Serves a store from now on. To be called once.
     *
     * @param changes who may change it over HTTP
     * @param clock says which day "today" is
     */
    public void serve(GraphStore store, Changes changes, QueryCatalogue catalogue, Checks checks, Clock clock) {
        Supplier<String> writing = () -> changes.tokens().isEmpty() ? "off" : store.status().trouble().map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse("on");
        serve(store, store::onPublish, store::isReachable, catalogue, checks, clock, writing,
                changes.tokens().map(tokens -> parts -> {
                    WriteGuard guard = new WriteGuard(checks, parts.runner());
                    Thread.ofPlatform().name("write-rehearsal").daemon().start(() -> store.rehearse(guard));
                    return ChangeRoutes.all(store, changes.tokens(), changes.limits(settings.limits()), changes.maxRestore(), guard, parts.runner(), clock);
                }));
    }

    /**
     * @param served the snapshot that new requests get
     * @param onPublish takes what has to be done with each further snapshot before {@code served} gives it
     * @param reachable whether what it shows can be read at the moment
     * @param changes the addresses at which data are changed; empty when they cannot be
     */
    private void serve(Supplier<Snapshot> served, Consumer<Consumer<Snapshot>> onPublish, BooleanSupplier reachable, QueryCatalogue catalogue, Checks checks, Clock clock, Supplier<String> writing,
            Optional<Function<Parts, List<Route>>> changes) {
        PinnedSnapshot snapshot = new PinnedSnapshot(served);
        PerSnapshot<SearchIndex> index = new PerSnapshot<>(snapshot, SearchIndex::of, SearchIndex::after);
        PerSnapshot<Things> things = new PerSnapshot<>(snapshot, Things::of, Things::after);
        CompletableFuture<SearchIndex> warm = CompletableFuture.supplyAsync(index);
        Dumps dumps = new Dumps(snapshot, () -> catalogue, folder);
        lanes = new Lanes(settings.lanes(), snapshot);
        // This is for everybody: it goes on when the one who sent the change hangs up.
        Consumer<Snapshot> prepare = next -> new Cancellation().during(() -> {
            SearchIndex.serve(next.dataset(), index);
            index.prepare(next);
            things.prepare(next);
            metrics.version(next.version());
            dumps.retire();
            return next;
        });
        prepare.accept(served.get());
        onPublish.accept(prepare);
        observe(metrics, served, lanes, budget);
        Parts parts = Parts.of(settings, snapshot, index, things, catalogue, checks, clock, dumps, lanes, changes.isPresent());
        List<Route> routes = Routes.all(parts, OperationRoutes.all(metrics, () -> warm.isDone() && reachable.getAsBoolean(), writing), changes.map(of -> of.apply(parts)).orElseGet(ChangeRoutes::off));
        AnswerCache cache = new AnswerCache(served, clock, new AnswerCache.Settings(settings.cacheBytes(), QueryService.PATH, Language::preferredTag, Transport::isCompressible));
        cache.observe(metrics);
        Router router = new Router(routes);
        Route.Handler answers = warmUp(cache.around(router::handle), served, onPublish, parts, clock);
        Site site = new Site(router, answers, new ProblemPages(snapshot, parts.templates())::render, settings.connections().maxBody(), budget);
        entrance.open(site);
        direct.open(site, lanes.ofQueries(), cache);
        shortcut.open(cache);
    }

    /** What answers, and is asked in the background for what visitors will ask first. */
    private Route.Handler warmUp(Route.Handler answers, Supplier<Snapshot> served, Consumer<Consumer<Snapshot>> onPublish, Parts parts, Clock clock) {
        if (settings.warmUp().isEmpty() || settings.cacheBytes() == 0) {
            return answers;
        }
        Supplier<List<FirstVisits.Ask>> asks = () -> {
            // Not while the index is being made: both at once need more memory.
            parts.index().get();
            return FirstVisits.of(parts.catalogue().get(), parts.things().get(), served.get().union());
        };
        WarmUp made = new WarmUp(settings.warmUp().get(), clock, served, asks, lanes::areQuiet, address());
        warmUp = made;
        onPublish.accept(next -> made.soon());
        return made.around(answers);
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

    /** As one calls it on this machine. */
    private Address address() {
        return new Address("http://" + (settings.host().equals("0.0.0.0") ? "localhost" : settings.host()) + ":" + port(), "");
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
        closeWarmUp();
        // On a thread of its own: the common pool may be busy, and has a single thread on a small machine.
        CompletableFuture<Void> cancelling = CompletableFuture.runAsync(this::closeLanes,
                CompletableFuture.delayedExecutor(settings.operation().shutdownTime().toMillis() * 4 / 5, TimeUnit.MILLISECONDS, Thread::startVirtualThread));
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

    private void closeWarmUp() {
        WarmUp opened = warmUp;
        if (opened != null) {
            opened.close();
        }
    }

    private void closeLanes() {
        Lanes opened = lanes;
        if (opened != null) {
            opened.close();
        }
    }

    private void closeParts() {
        closeLanes();
        metrics.close();
        folder.close();
    }
}
