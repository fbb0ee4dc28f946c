package eu.policygraph.server;

import eu.policygraph.web.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/** Looks at every connection of a connector twice a second and ends those whose request or answer goes too slowly. */
final class SlowClients extends AbstractLifeCycle {

    private static final long ROUND = 500;
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();

    private final Connector connector;
    private final long headerNanos;
    private final long requestNanos;
    private final long bytesPerWindow;
    private final byte[] refusal = refusal().getBytes(StandardCharsets.UTF_8);

    SlowClients(Connector connector, Settings.Connections settings) {
        this.connector = connector;
        this.headerNanos = settings.headerTime().toNanos();
        this.requestNanos = settings.requestTime().toNanos();
        this.bytesPerWindow = settings.readRate() * Duration.ofNanos(WINDOW).toSeconds();
    }

    @Override
    protected void doStart() {
        schedule();
    }

    private void schedule() {
        connector.getScheduler().schedule(this::look, ROUND, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isStarted() && !isStarting()) {
            return;
        }
        long now = System.nanoTime();
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            if (endPoint instanceof WatchedEndPoint watched) {
                watched.endIfLate(now, headerNanos, requestNanos, refusal);
                watched.endIfSlow(now, WINDOW, bytesPerWindow);
            }
        }
        schedule();
    }

    private static String refusal() {
        String body = "{\"type\":\"/help#request-timeout\",\"title\":\"Request timeout\",\"status\":408,\"detail\":\"The request took too long to arrive.\",\"id\":\"request-timeout\"}\n";
        StringBuilder text = new StringBuilder("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: " + body.length() + "\r\n");
        Headers.common().forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text + "\r\n" + body;
    }
}
