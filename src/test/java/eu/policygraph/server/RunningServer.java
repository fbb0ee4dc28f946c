package eu.policygraph.server;

import eu.policygraph.Project;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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
        return new RunningServer(GraphServer.start(new Settings("localhost", 0, limits, 1024 * 1024), snapshot, catalogue, Project.checks(), Project.CLOCK));
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
