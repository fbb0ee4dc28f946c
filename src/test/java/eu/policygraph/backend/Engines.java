package eu.policygraph.backend;

import eu.policygraph.Project;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.Schema;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.publish.QueryGraph;
import eu.policygraph.server.ListedProperties;
import eu.policygraph.shapes.Rdf4jEngine;
import eu.policygraph.store.BackendStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** Engines with data of their own, and stores that show them. */
final class Engines {

    static final String UNION = "urn:example:union";

    private Engines() {}

    /** A little of everything, without loose ends, and the graphs of the program. */
    static Snapshot data() throws InputException, IOException {
        return new SnapshotLoader(Project.CLOCK, (step, result, took) -> {}).load(Layout.of(Project.HOME, List.of(Project.HOME.resolve("src/test/resources/graphs/backend.trig"))),
                List.of(QueryGraph.of(Project.catalogue())));
    }

    /** The graphs of a snapshot with an empty default graph. */
    static DatasetGraph apart(Snapshot snapshot) {
        return dataset(snapshot, GraphFactory.createDefaultGraph());
    }

    /** The graphs of a snapshot and one more, with their union as the default graph. */
    static DatasetGraph with(Snapshot snapshot, Node name, List<Triple> statements) {
        Graph graph = GraphFactory.createDefaultGraph();
        statements.forEach(graph::add);
        DatasetGraph dataset = dataset(snapshot, new Union(snapshot.union(), graph));
        dataset.addGraph(name, graph);
        return dataset;
    }

    /** One graph of one statement, of a text, and the same as the default graph. */
    static DatasetGraph texts(Node name) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(Triple.create(name, NodeFactory.createURI("urn:example:says"), NodeFactory.createLiteralString("text")));
        DatasetGraph dataset = new DatasetGraphMapLink(graph);
        dataset.addGraph(name, graph);
        return dataset;
    }

    private static DatasetGraph dataset(Snapshot snapshot, Graph union) {
        DatasetGraph dataset = new DatasetGraphMapLink(union);
        snapshot.graphs().forEach(dataset::addGraph);
        return dataset;
    }

    /** A plain Fuseki on a port of its own, with datasets by name. */
    static FusekiServer fuseki(Map<String, DatasetGraph> datasets) {
        FusekiServer.Builder builder = FusekiServer.create().port(0).loopback(true);
        datasets.forEach(builder::add);
        return builder.build().start();
    }

    /** Passes on to a dataset of a Fuseki. */
    static Middleman.Engine at(FusekiServer fuseki, String dataset) {
        HttpClient client = HttpClient.newHttpClient();
        return (query, accept) -> {
            HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + fuseki.getPort() + dataset + "/query"))
                    .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", accept)
                    .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Middleman.Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body());
        };
    }

    /** The graphs of a snapshot in RDF4J, and {@link #UNION}; a graph that is not of the data too, as engines have. */
    static Rdf4jEngine rdf4j(Snapshot snapshot) {
        Stream<Quad> named = snapshot.graphs().entrySet().stream().flatMap(graph -> graph.getValue().stream().map(triple -> Quad.create(graph.getKey(), triple)));
        Stream<Quad> union = snapshot.union().stream().map(triple -> Quad.create(NodeFactory.createURI(UNION), triple));
        Node own = NodeFactory.createURI("urn:example:settings");
        return Rdf4jEngine.ofQuads(Stream.of(named, union, Stream.of(Quad.create(own, own, own, own))).flatMap(quads -> quads).iterator());
    }

    static Middleman.Engine at(Rdf4jEngine engine) {
        return (query, accept) -> {
            try {
                return new Middleman.Answer(200, Rdf4jEngine.mediaType(query), engine.answer(query));
            } catch (RuntimeException e) {
                return new Middleman.Answer(500, "text/plain", e.toString().getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Looks only when told to. */
    static BackendStore store(URI address, Optional<String> union, Optional<Query> version) throws Exception {
        RemoteData data = new RemoteData(new SparqlBackend(address, Optional.empty()), new RemoteData.Options(union, version, ListedProperties.all(), Duration.ofSeconds(20)));
        Schema schema = Schema.read(Layout.shipped(Project.HOME).ontology(), List.of(QueryGraph.of(Project.catalogue())));
        return BackendStore.open(data, schema, Clock.systemUTC(), Duration.ofHours(1));
    }
}
