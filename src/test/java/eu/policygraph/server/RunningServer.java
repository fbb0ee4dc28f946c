package eu.policygraph.server;

import eu.policygraph.Project;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.store.GraphStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A server on a free port with a client for it. */
public final class RunningServer implements AutoCloseable {

    private final GraphServer server;
    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private RunningServer(GraphServer server) {
        this.server = server;
    }

    /** With the shipped data. */
    public static RunningServer start() throws IOException {
        return start(Project.snapshot(), Project.catalogue(), new Limits(Duration.ofSeconds(20), 100_000));
    }

    public static RunningServer start(Snapshot snapshot, QueryCatalogue catalogue, Limits limits) throws IOException {
        return start(snapshot, catalogue, Settings.of("localhost", 0, limits));
    }

    /** With the shipped data. */
    static RunningServer start(Settings settings) throws IOException {
        return start(Project.snapshot(), Project.catalogue(), settings);
    }

    /** With the shipped data and another clock. */
    static RunningServer start(Settings settings, Clock clock) throws IOException {
        return new RunningServer(GraphServer.start(settings, Project.snapshot(), Project.catalogue(), Project.checks(), clock));
    }

    /** With the shipped data, as if behind a proxy on the same machine whose headers are believed. */
    public static RunningServer behindProxy() throws IOException {
        return start(proxied());
    }

    /** With a store that can be changed, as if behind such a proxy. */
    public static RunningServer behindProxy(GraphStore store, Changes changes) throws IOException {
        return new RunningServer(GraphServer.start(proxied(), store, changes, Project.catalogue(), Project.checks(), Project.CLOCK));
    }

    private static Settings proxied() {
        Settings.Operation operation = new Settings.Operation(List.of("127.0.0.1", "::1"), OptionalInt.empty(), Optional.empty(), Duration.ofSeconds(5));
        return Settings.of("localhost", 0, new Limits(Duration.ofSeconds(20), 100_000)).with(operation);
    }

    /** With snapshots that are replaced. */
    static RunningServer start(Settings settings, Supplier<Snapshot> served, Consumer<Consumer<Snapshot>> onPublish) throws IOException {
        return new RunningServer(GraphServer.start(settings, served, onPublish, Project.catalogue(), Project.checks(), Project.CLOCK));
    }

    private static RunningServer start(Snapshot snapshot, QueryCatalogue catalogue, Settings settings) throws IOException {
        return new RunningServer(GraphServer.start(settings, snapshot, catalogue, Project.checks(), Project.CLOCK));
    }

    /** One that has opened its port and has no data yet. */
    static RunningServer opened() throws IOException {
        return new RunningServer(GraphServer.open(Settings.of("localhost", 0, new Limits(Duration.ofSeconds(20), 100_000))));
    }

    void serve(GraphStore store) throws IOException {
        server.serve(store, Changes.OFF, Project.catalogue(), Project.checks(), Project.CLOCK);
    }

    /** With a store that can be changed. */
    public static RunningServer start(GraphStore store, Changes changes) throws IOException {
        return new RunningServer(GraphServer.start(Settings.of("localhost", 0, new Limits(Duration.ofSeconds(20), 100_000)), store, changes, Project.catalogue(), Project.checks(), Project.CLOCK));
    }

    /** Scheme, host and port. */
    public String base() {
        return "http://localhost:" + server.port();
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    public HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> head(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).HEAD());
    }

    public HttpResponse<String> post(String path, String contentType, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> method(String method, String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    public HttpResponse<String> send(String method, String path, String contentType, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).header("Content-Type", contentType).method(method, BodyPublishers.ofString(body)));
    }

    /** Percent-encoded for a query string. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
