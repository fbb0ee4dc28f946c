package eu.policygraph.operation;

import eu.policygraph.web.Exchange;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;

/** Counts every request when it is over, those that were never understood too. */
public final class Requests implements RequestLog {

    private final Metrics metrics;

    public Requests(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void log(Request request, Response response) {
        metrics.count(exchange(request), request.getMethod(), response.getStatus(), took(request), Response.getContentBytesWritten(response));
    }

    static Exchange exchange(Request request) {
        return request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
    }

    static Duration took(Request request) {
        return Duration.ofNanos(NanoTime.since(request.getBeginNanoTime()));
    }
}
