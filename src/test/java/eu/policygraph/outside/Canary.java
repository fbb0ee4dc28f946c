package eu.policygraph.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that nobody has reason to call. Whoever does is noted, and given something to go on with. */
public final class Canary implements AutoCloseable {

    private static final String ANSWER = "{\"@context\":{},\"head\":{\"vars\":[\"s\"]},\"results\":{\"bindings\":[{\"s\":{\"type\":\"literal\",\"value\":\"canary\"}}]}}";

    private final ServerSocket server;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    public Canary() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    /** Its address, without a slash at the end. */
    public String address() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** The first line of each call so far. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(1_000);
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                calls.add(String.valueOf(in.readLine()));
                socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nConnection: close\r\nContent-Length: "
                        + ANSWER.length() + "\r\n\r\n" + ANSWER).getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                calls.add("a connection without a request: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
