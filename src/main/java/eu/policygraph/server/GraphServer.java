package eu.policygraph.server;

import eu.policygraph.check.Checks;
import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.page.ProblemPages;
import eu.policygraph.publish.TemporaryFolder;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.search.SearchIndex;
import eu.policygraph.web.Route;
import eu.policygraph.web.Router;
import eu.policygraph.web.Site;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;

/** The running service: Fuseki with our query operation and our pages. */
public final class GraphServer implements AutoCloseable {

    private final FusekiServer fuseki;
    private final TemporaryFolder folder;

    private GraphServer(FusekiServer fuseki, TemporaryFolder folder) {
        this.fuseki = fuseki;
        this.folder = folder;
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
     * Starts serving.
     *
     * @param served the snapshot that new requests get
     * @param onPublish takes what has to be done with each further snapshot before {@code served} gives it
     * @param clock says which day "today" is
     * @throws BindException when the port is in use or the host is not an address of this machine
     */
    public static GraphServer start(Settings settings, Supplier<Snapshot> served, Consumer<Consumer<Snapshot>> onPublish, QueryCatalogue catalogue, Checks checks, Clock clock)
            throws IOException {
        PinnedSnapshot snapshot = new PinnedSnapshot(served);
        Supplier<SearchIndex> index = new PerSnapshot<>(snapshot, SearchIndex::of);
        CompletableFuture.runAsync(index::get);
        Consumer<Snapshot> prepare = next -> SearchIndex.serve(next.dataset(), index);
        prepare.accept(served.get());
        onPublish.accept(prepare);
        TemporaryFolder folder = new TemporaryFolder();
        Parts parts = Parts.of(settings, snapshot, index, catalogue, checks, clock, folder);
        List<Route> routes = Routes.all(parts).stream().map(route -> route.around(snapshot::during)).toList();
        Site site = new Site(new Router(routes), new ProblemPages(snapshot, parts.templates())::render, settings.maxBody());
        FusekiServer fuseki = FusekiServer.create().port(settings.port()).enablePing(true)
                .add(QueryService.PATH, QueryService.of(snapshot, site)).addServlet("/*", site).build();
        Transport.configure(fuseki.getJettyServer(), settings);
        try {
            fuseki.start();
        } catch (FusekiException e) {
            folder.close();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException bind) {
                    throw bind;
                }
            }
            throw e;
        }
        return new GraphServer(fuseki, folder);
    }

    /** The port that it listens on. */
    public int port() {
        return fuseki.getPort();
    }

    /** Waits until it is stopped. */
    public void join() {
        fuseki.join();
    }

    @Override
    public void close() {
        fuseki.stop();
        folder.close();
    }
}
