package eu.policygraph.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes as they are, broken or slow, and reads what comes back. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final Socket socket;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
    }

    static RawClient to(RunningServer server) throws IOException {
        return new RawClient(new Socket("localhost", URI.create(server.base()).getPort()));
    }

    /** From another address of this machine, as 127.0.0.2: another client to the server. */
    static RawClient from(String address, RunningServer server) throws IOException {
        return new RawClient(new Socket("127.0.0.1", URI.create(server.base()).getPort(), InetAddress.getByName(address), 0));
    }

    RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** All that comes until the server closes. */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What comes to the end of the first line. */
    String statusLine() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
