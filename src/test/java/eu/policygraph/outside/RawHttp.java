package eu.policygraph.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends any bytes over a connection of its own and reads what comes back, as no well-behaved client would. */
public final class RawHttp {

    private static final int LARGEST = 64 * 1024 * 1024;

    private final int port;
    private final Duration patience;
    private final String from;

    private RawHttp(int port, Duration patience, String from) {
        this.port = port;
        this.patience = patience;
        this.from = from;
    }

    /** @param patience longest wait for the next byte of an answer */
    public RawHttp(int port, Duration patience) {
        this(port, patience, "127.0.0.1");
    }

    /** The same as another client: connections come from this address of the loopback network. */
    public RawHttp from(String address) {
        return new RawHttp(port, patience, address);
    }

    /** Longest wait for the next byte of an answer. */
    public Duration patience() {
        return patience;
    }

    /** An open connection to the server. */
    public Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), (int) patience.toMillis());
        socket.setSoTimeout((int) patience.toMillis());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends all bytes and reads the first answer; the server may answer, or close, before it has read all. */
    public Reply send(byte[] request) throws IOException {
        long started = System.nanoTime();
        try (Socket socket = connect()) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(request);
                    socket.getOutputStream().flush();
                } catch (IOException e) {
                    // The server has stopped listening: its answer, if any, says why.
                }
            });
            Reply reply = read(socket.getInputStream(), started, startsWith(request, "HEAD "));
            writer.interrupt();
            return reply;
        }
    }

    /** A request of ASCII lines with Host and an end of the connection after it. */
    public static byte[] request(String method, String target, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(Map.of("Host", "localhost", "Connection", "close"));
        if (body.length > 0) {
            all.put("Content-Length", Integer.toString(body.length));
        }
        all.putAll(headers);
        all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] lines = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(lines);
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static boolean startsWith(byte[] bytes, String text) {
        return new String(bytes, 0, Math.min(bytes.length, text.length()), StandardCharsets.ISO_8859_1).equals(text);
    }

    /** Reads one answer from a connection; a connection that ends or falls silent before it is whole gives what there is. */
    public static Reply read(InputStream in, long started, boolean head) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int status = 0;
        boolean whole = false;
        boolean silent = false;
        try {
            String line = line(in);
            while (line != null && line.startsWith("HTTP/1.1 100")) {
                line(in);
                line = line(in);
            }
            if (line != null && line.matches("HTTP/1\\.[01] \\d{3}.*")) {
                status = Integer.parseInt(line.substring(9, 12));
                for (line = line(in); line != null && !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    headers.merge(colon < 0 ? line : line.substring(0, colon), colon < 0 ? "" : line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
                }
                whole = body(in, headers, head || status == 204 || status == 304, body);
            }
        } catch (SocketTimeoutException e) {
            silent = true;
        } catch (IOException e) {
            whole = false;
        }
        return new Reply(status, headers, body.toByteArray(), whole, silent, Duration.ofNanos(System.nanoTime() - started));
    }

    private static boolean body(InputStream in, Map<String, String> headers, boolean none, ByteArrayOutputStream body) throws IOException {
        if (none) {
            return true;
        }
        if (headers.getOrDefault("Transfer-Encoding", "").toLowerCase(Locale.ROOT).contains("chunked")) {
            for (String size = line(in); size != null; size = line(in)) {
                int length = Integer.parseInt(size.split(";")[0].strip(), 16);
                if (copy(in, length, body) < length || line(in) == null) {
                    return false;
                }
                if (length == 0) {
                    return true;
                }
            }
            return false;
        }
        String length = headers.get("Content-Length");
        long wanted = length == null ? LARGEST : Long.parseLong(length);
        return copy(in, wanted, body) == wanted || length == null;
    }

    private static long copy(InputStream in, long length, ByteArrayOutputStream out) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            if (out.size() < LARGEST) {
                out.write(buffer, 0, read);
            }
            left -= read;
        }
        return length - left;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).replaceAll("\r$", "");
            }
            line.write(b);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
    }

    /**
     * What came back.
     *
     * @param status 0 when the server closed the connection, or fell silent, without an answer
     * @param headers names in any case; several of one name joined by commas
     * @param whole whether the body ended as its framing says
     * @param silent whether the wait for a byte was given up
     * @param took from the start of sending to the last byte
     */
    public record Reply(int status, Map<String, String> headers, byte[] body, boolean whole, boolean silent, Duration took) {

        /** A header, or empty. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
