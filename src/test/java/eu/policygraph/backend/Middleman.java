package eu.policygraph.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that passes queries on to an engine, or misbehaves. */
final class Middleman implements AutoCloseable {

    /** Answers a query. */
    interface Engine {
        /** @return the media type of what was written */
        Answer answer(String query, String accept) throws Exception;
    }

    record Answer(int status, String mediaType, byte[] body) {}

    enum Mood { HELPFUL, HTML, SILENT, REFUSING, BUSY, REDIRECTING, ENDLESS, TORN, GARBLED }

    private final HttpServer server;
    private volatile Engine engine;
    private final AtomicInteger queries = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mood mood = Mood.HELPFUL;
    volatile String last = "";
    /** To how many rows it says that it cuts answers; empty for none. */
    volatile String maxRows = "";
    final CountDownLatch hungUp = new CountDownLatch(1);

    Middleman(Engine engine) throws IOException {
        this.engine = engine;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/sparql", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/sparql");
    }

    void is(Mood other) {
        mood = other;
    }

    void asks(Engine other) {
        engine = other;
    }

    int queries() {
        return queries.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            last = URLDecoder.decode(form.substring("query=".length()), StandardCharsets.UTF_8);
            queries.incrementAndGet();
            switch (mood) {
                case HELPFUL -> {
                    if (!maxRows.isEmpty()) {
                        exchange.getResponseHeaders().set("X-SPARQL-MaxRows", maxRows);
                    }
                    Answer answer = engine.answer(last, exchange.getRequestHeaders().getFirst("Accept"));
                    send(exchange, answer.status(), answer.mediaType(), answer.body());
                }
                case HTML -> send(exchange, 200, "text/html", "<p>Welcome</p>".getBytes(StandardCharsets.UTF_8));
                case SILENT -> closing.await();
                case REFUSING -> send(exchange, 400, "text/plain", "secret words of the engine".getBytes(StandardCharsets.UTF_8));
                case BUSY -> send(exchange, 503, "text/plain", new byte[0]);
                case REDIRECTING -> {
                    exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
                    send(exchange, 307, "text/plain", new byte[0]);
                }
                case ENDLESS -> endless(exchange);
                case TORN -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write("{ \"head\": { \"vars\": [ \"s\" ] } , \"results\": { \"bindings\": [ ".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                }
                case GARBLED -> send(exchange, 200, "application/sparql-results+json", "{ \"head\": { \"vars\": [ \"s\" ] } , \"results\": [ oh".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("{ \"head\": { \"vars\": [ \"s\" ] } , \"results\": { \"bindings\": [ { \"s\": { \"type\": \"literal\" , \"value\": \"0\" } }".getBytes(StandardCharsets.UTF_8));
            while (closing.getCount() > 0) {
                out.write((", { \"s\": { \"type\": \"literal\" , \"value\": \"" + "x".repeat(1000) + "\" } }").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            hungUp.countDown();
        }
    }

    private static void send(HttpExchange exchange, int status, String mediaType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
