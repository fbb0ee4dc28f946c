package eu.policygraph.server;

import eu.policygraph.check.CheckResult;
import eu.policygraph.check.Checks;
import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.page.ActPage;
import eu.policygraph.page.Completions;
import eu.policygraph.page.AboutPages;
import eu.policygraph.page.DescriptionPage;
import eu.policygraph.page.DownloadPage;
import eu.policygraph.page.EventfulPage;
import eu.policygraph.page.Examples;
import eu.policygraph.page.HelpPage;
import eu.policygraph.page.HomePage;
import eu.policygraph.page.InitiativePage;
import eu.policygraph.page.ListPages;
import eu.policygraph.page.OntologyPages;
import eu.policygraph.page.ProblemPages;
import eu.policygraph.page.ProcedurePage;
import eu.policygraph.page.QueryPages;
import eu.policygraph.page.Questions;
import eu.policygraph.page.QualityPage;
import eu.policygraph.page.SearchPages;
import eu.policygraph.page.SourcesPage;
import eu.policygraph.page.SparqlPages;
import eu.policygraph.page.StrategyPage;
import eu.policygraph.page.Templates;
import eu.policygraph.page.ThingPages;
import eu.policygraph.page.TimelinePages;
import eu.policygraph.publish.Crawling;
import eu.policygraph.publish.Descriptions;
import eu.policygraph.publish.Downloads;
import eu.policygraph.publish.OpenApi;
import eu.policygraph.publish.Software;
import eu.policygraph.publish.TemporaryFolder;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.search.SearchIndex;
import eu.policygraph.sparql.SparqlEndpoint;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Response;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Route;
import eu.policygraph.web.Router;
import eu.policygraph.web.Site;
import eu.policygraph.web.StaticFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** The running service: Fuseki with our query operation and our pages. */
public final class GraphServer implements AutoCloseable {

    private static final String COMPLETIONS = "completions.json";
    private static final int OUTPUT_BUFFER = 32 * 1024;
    private static final int REQUEST_HEADERS = 16 * 1024;

    private final FusekiServer fuseki;
    private final TemporaryFolder folder;

    private GraphServer(FusekiServer fuseki, TemporaryFolder folder) {
        this.fuseki = fuseki;
        this.folder = folder;
    }

    /**
     * Starts serving.
     *
     * @param clock says which day "today" is
     * @throws BindException when the port is in use or the host is not an address of this machine
     */
    public static GraphServer start(Settings settings, Snapshot snapshot, QueryCatalogue catalogue, Checks checks, Clock clock) throws IOException {
        Supplier<SearchIndex> index = new PerSnapshot<>(() -> snapshot, SearchIndex::of);
        CompletableFuture.runAsync(index::get);
        SearchIndex.serve(snapshot.dataset(), index);
        TemporaryFolder folder = new TemporaryFolder();
        Site site = site(settings, () -> snapshot, () -> catalogue, checks, index, clock, folder);
        FusekiServer fuseki = FusekiServer.create().port(settings.port()).enablePing(true)
                .add("/sparql", queryService(snapshot, site)).addServlet("/*", site).build();
        fuseki.getJettyServer().setErrorHandler(new TransportErrors());
        fuseki.getJettyServer().insertHandler(compression());
        for (Connector connector : fuseki.getJettyServer().getConnectors()) {
            ServerConnector server = (ServerConnector) connector;
            server.setHost(settings.host());
            HttpConnectionFactory http = server.getConnectionFactory(HttpConnectionFactory.class);
            http.getHttpConfiguration().setOutputBufferSize(OUTPUT_BUFFER);
            http.getHttpConfiguration().setRequestHeaderSize(REQUEST_HEADERS);
            http.getHttpConfiguration().setSendServerVersion(false);
        }
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

    private static CompressionHandler compression() {
        CompressionHandler handler = new CompressionHandler();
        handler.putCompression(new GzipCompression());
        handler.putConfiguration("/*", CompressionConfig.builder().defaults().compressIncludeMethod("GET").compressIncludeMethod("POST").build());
        return handler;
    }

    /** A Fuseki service with one operation, so that every request to its address, and to what the editor asks below it, comes to our processor. */
    private static DataService.Builder queryService(Snapshot snapshot, Site site) {
        ActionProcessor processor = new ActionProcessor() {
            @Override
            public void process(HttpAction action) {
                try {
                    site.service(action.getRequest(), action.getResponse());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        return DataService.newBuilder(snapshot.dataset())
                .addEndpoint(Endpoint.create().operation(Operation.Query).processor(processor).build())
                .addEndpoint(Endpoint.create().operation(Operation.Query).endpointName(COMPLETIONS).processor(processor).build());
    }

    private static Site site(Settings settings, Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, Checks checks, Supplier<SearchIndex> index, Clock clock, TemporaryFolder folder) {
        Templates templates = new Templates();
        QueryRunner runner = new QueryRunner(settings.limits());
        Supplier<Things> things = new PerSnapshot<>(snapshot, Things::of);
        ParameterBinder binder = new ParameterBinder(clock);
        Questions questions = new Questions(snapshot, catalogue, runner, binder);
        HomePage home = new HomePage(snapshot, catalogue, things, questions, templates);
        QueryPages queries = new QueryPages(snapshot, catalogue, runner, binder, templates);
        SearchPages search = new SearchPages(snapshot, index, templates);
        SparqlPages sparqlPages = new SparqlPages(snapshot, catalogue, new Examples(snapshot, catalogue, binder), templates);
        Downloads downloads = new Downloads(snapshot, catalogue, folder, new DownloadPage(snapshot, templates)::render);
        Descriptions descriptions = new Descriptions(snapshot, catalogue, downloads.dumps(), settings.limits(), new DescriptionPage(snapshot, templates)::render);
        SparqlEndpoint sparql = new SparqlEndpoint(snapshot, runner, descriptions.serviceBeside(sparqlPages::form)::handle, sparqlPages);
        Completions completions = new Completions(snapshot, things);
        StaticFiles files = new StaticFiles();
        EventfulPage eventful = new EventfulPage(snapshot, questions, templates);
        ThingPages thingPages = new ThingPages(snapshot, things, templates, Map.of(
                "strategy", new StrategyPage(snapshot, questions, templates, clock),
                "initiative", new InitiativePage(snapshot, questions, templates, clock),
                "procedure", new ProcedurePage(snapshot, questions, templates, clock),
                "act", new ActPage(snapshot, questions, templates, clock),
                "institution", eventful, "person", eventful));
        ListPages lists = new ListPages(snapshot, things, templates);
        OntologyPages ontology = new OntologyPages(snapshot, catalogue, templates);
        SourcesPage sources = new SourcesPage(snapshot, questions, templates);
        QualityPage quality = new QualityPage(snapshot, new PerSnapshot<>(snapshot, s -> results(checks, s, runner)), templates);
        AboutPages about = new AboutPages(snapshot, templates);
        HelpPage help = new HelpPage(snapshot, things, settings.limits(), settings.maxBody(), templates);
        TimelinePages timelines = new TimelinePages(snapshot, questions, templates);
        Crawling crawling = new Crawling(snapshot, catalogue);
        List<Route> routes = new ArrayList<>();
        OpenApi openApi = new OpenApi(catalogue, () -> routes, Software.version());
        routes.addAll(List.of(
                Route.get("/", home::show),
                Route.get("/robots.txt", crawling::robots),
                Route.get("/sitemap.xml", crawling::sitemap),
                Route.get("/sitemap-{number}.xml", crawling::part),
                Route.get("/favicon.svg", request -> files.file("favicon.svg")),
                Route.get("/favicon.ico", request -> Response.redirect(308, request.address().link("/favicon.svg"))),
                Route.get("/openapi.json", openApi::show),
                Route.of("/sparql", Set.of("GET", "POST"), sparql::handle),
                Route.get("/sparql/" + COMPLETIONS, completions::show),
                Route.get("/queries", descriptions.queriesBeside(queries::list)),
                Route.get("/queries.json", queries::listAsJson),
                Route.get("/queries.{suffix}", descriptions::queries),
                Route.get("/queries/{name}", queries::one),
                Route.get("/queries/{name}/snippets/{language}", queries::snippet),
                Route.get("/download", downloads::list),
                Route.get("/download.json", downloads::listAsJson),
                Route.get("/download/{file}", downloads::file),
                Route.get("/.well-known/void", descriptions::voidDescription),
                Route.get("/.well-known/void.{suffix}", descriptions::voidDescription),
                Route.get("/catalog", descriptions::catalogue),
                Route.get("/catalog.{suffix}", descriptions::catalogue),
                Route.get("/search", search::show),
                Route.get("/search.json", search::json),
                Route.get("/search.csv", search::csv),
                Route.get("/timeline", timelines::show),
                Route.get("/timeline.atom", timelines::atom),
                Route.get("/timeline.ics", timelines::calendar),
                Route.get("/ontology", ontology::show),
                Route.get("/ontology.{suffix}", ontology::show),
                Route.get("/ontology/{term}", ontology::term),
                Route.get("/context.jsonld", thingPages::context),
                Route.get("/help", help::show),
                Route.get("/about", about::about),
                Route.get("/accessibility", about::accessibility),
                Route.get("/quality", quality::show),
                Route.get("/sources", request -> lists.listBeside(sources::show, request)),
                Route.get("/static/{path...}", files::show),
                Route.get("/id/{path...}", thingPages::redirect),
                Route.get("/{kind}/{slug}.atom", timelines::atomOf),
                Route.get("/{kind}/{slug}.ics", timelines::calendarOf),
                Route.get("/{kinds}", lists::list),
                Route.get("/{kind}/{slug...}", thingPages::thing)));
        return new Site(new Router(routes), new ProblemPages(snapshot, templates)::render, settings.maxBody());
    }

    private static List<CheckResult> results(Checks checks, Snapshot snapshot, QueryRunner runner) {
        try {
            return checks.run(snapshot, runner);
        } catch (QueryTimeoutException e) {
            throw Problem.of("query-timeout", 503, "Query timed out", "A quality check took too long: " + e.getMessage() + ".").withHeader("Retry-After", "5").exception();
        }
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
