package eu.policygraph.rivals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request after the other, over a connection that is kept. */
final class Client implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

    /** @throws IOException also for an answer other than 200, with what it says */
    HttpResponse<byte[]> get(int port, Ask ask) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(port, ask);
        if (response.statusCode() != 200) {
            throw new IOException(response.statusCode() + " for " + ask.path() + ": " + new String(response.body(), 0, Math.min(300, response.body().length), StandardCharsets.UTF_8));
        }
        return response;
    }

    /** The answer, whatever it is. */
    HttpResponse<byte[]> send(int port, Ask ask) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ask.path())).header("Accept", ask.accept()).timeout(Duration.ofMinutes(5)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        http.close();
    }
}
