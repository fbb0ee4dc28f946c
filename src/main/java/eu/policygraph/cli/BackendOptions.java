package eu.policygraph.cli;

import eu.policygraph.backend.RemoteData;
import eu.policygraph.backend.SparqlBackend;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Schema;
import eu.policygraph.publish.QueryGraph;
import eu.policygraph.server.ListedProperties;
import eu.policygraph.store.BackendStore;
import eu.policygraph.store.GraphStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import picocli.CommandLine.Option;

/** Another SPARQL engine as the place where the data are. */
final class BackendOptions {

    /** In the environment only: what is on a command line can be read by everybody on the machine. */
    private static final String AUTHORIZATION = "POLICYGRAPH_BACKEND_AUTHORIZATION";

    @Option(names = "--backend", paramLabel = "URL", defaultValue = "${env:POLICYGRAPH_BACKEND}",
            description = "SPARQL 1.1 endpoint that holds the data: nothing is loaded here, every answer comes from there. Environment: POLICYGRAPH_BACKEND; a value for the "
                    + "header Authorization in POLICYGRAPH_BACKEND_AUTHORIZATION.")
    private URI backend;

    @Option(names = "--backend-union", paramLabel = "IRI", defaultValue = "${env:POLICYGRAPH_BACKEND_UNION}",
            description = "Graph of the backend that holds the union of the others, each statement once: for an engine whose default graph is not that. Environment: POLICYGRAPH_BACKEND_UNION.")
    private String union;

    @Option(names = "--backend-version", paramLabel = "FILE", defaultValue = "${env:POLICYGRAPH_BACKEND_VERSION}",
            description = "SELECT whose rows are others when the data of the backend are; by default the statements of each graph are counted. Environment: POLICYGRAPH_BACKEND_VERSION.")
    private Path version;

    @Option(names = "--backend-refresh", paramLabel = "SECONDS", defaultValue = "${env:POLICYGRAPH_BACKEND_REFRESH:-60}",
            description = "How often to look whether the data of the backend are others. Environment: POLICYGRAPH_BACKEND_REFRESH. Default: 60.")
    private long refresh;

    /** Whether another engine holds the data. */
    boolean isNamed() {
        return backend != null;
    }

    /** What is to be served when a backend is named. */
    Optional<GraphStore> store(DataOptions data, ChangeOptions changes, Duration timeout, PrintStream progress) throws InputException, IOException, UserException {
        if (!isNamed()) {
            return Optional.empty();
        }
        if (data.storeFolder().isPresent() || changes.changes().tokens().isPresent()) {
            throw new UserException("--backend does not go with --store or --tokens: the data are in another engine and are changed there");
        }
        if (refresh < 1) {
            throw new UserException("--backend-refresh is at least one second");
        }
        RemoteData remote = new RemoteData(engine(), new RemoteData.Options(Optional.ofNullable(union), versionQuery(), ListedProperties.all(), timeout));
        Schema schema = Schema.read(data.layout().ontology(), List.of(QueryGraph.of(data.catalogue())));
        long started = System.nanoTime();
        BackendStore store = BackendStore.open(remote, schema, Brussels.CLOCK, Duration.ofSeconds(refresh));
        progress.printf("  %-9s %,d statements in %,d graphs at %s://%s (%d ms)%n", "backend", store.get().statements(), store.get().graphs().size(), backend.getScheme(), backend.getRawAuthority(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        store.missing().forEach(name -> progress.println("  warning: the backend has no graph <" + name + ">: load all graphs of the export, else answers that need it are empty"));
        progress.println("  not offered with a backend: downloads, catalogue and statistics, receipts, SERVICE, text:query, changes (see docs/operations.md)");
        return Optional.of(store);
    }

    private SparqlBackend engine() throws UserException {
        try {
            return new SparqlBackend(backend, Optional.ofNullable(System.getenv(AUTHORIZATION)).map(String::strip).filter(value -> !value.isEmpty()));
        } catch (IllegalArgumentException e) {
            throw new UserException("--backend: " + e.getMessage());
        }
    }

    private Optional<Query> versionQuery() throws IOException, UserException {
        if (version == null) {
            return Optional.empty();
        }
        try {
            Query query = QueryFactory.create(Files.readString(version));
            if (!query.isSelectType()) {
                throw new UserException("--backend-version: " + version + " is not a SELECT query");
            }
            return Optional.of(query);
        } catch (QueryException e) {
            throw new UserException("--backend-version: " + version + " is not SPARQL: " + e.getMessage());
        }
    }
}
