package eu.policygraph.operation;

import eu.policygraph.web.Exchange;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a request in the combined format of Apache, with the milliseconds that it took, its id, its route and, where it
 * failed, the id of the problem. The client is an address, or for IPv6 its network of 64 bits. Nothing that a client sends can
 * begin a line or end a field.
 */
public final class AccessLog extends ContainerLifeCycle implements RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST = 2_000;

    private final Writer writer;

    /** @param writer started and stopped with this when it has a life cycle */
    public AccessLog(Writer writer) {
        this.writer = writer;
        addBean(writer);
    }

    @Override
    public void log(Request request, Response response) {
        Exchange exchange = Requests.exchange(request);
        String client = exchange == null ? Request.getRemoteAddr(request) : exchange.client();
        String line = "%s - - [%s] \"%s %s %s\" %d %d \"%s\" \"%s\" %d %s \"%s\" %s".formatted(
                client, TIME.format(Instant.now()), safe(request.getMethod()), safe(request.getHttpURI().getPathQuery()), request.getConnectionMetaData().getProtocol(),
                response.getStatus(), Response.getContentBytesWritten(response), safe(request.getHeaders().get(HttpHeader.REFERER)), safe(request.getHeaders().get(HttpHeader.USER_AGENT)),
                Requests.took(request).toMillis(), exchange == null ? "-" : exchange.id(), exchange == null ? "-" : safe(exchange.route()),
                exchange == null || exchange.problem().isEmpty() ? "-" : exchange.problem());
        try {
            writer.write(line);
        } catch (IOException e) {
            LOG.warn("cannot write the access log", e);
        }
    }

    /** Quotes, backslashes and what is not printable ASCII as escapes; {@code -} for nothing. */
    static String safe(String text) {
        if (text == null || text.isEmpty()) {
            return "-";
        }
        StringBuilder safe = new StringBuilder();
        text.chars().limit(LONGEST).forEach(c -> {
            if (c == '"' || c == '\\') {
                safe.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.append((char) c);
            }
        });
        return text.length() > LONGEST ? safe + "..." : safe.toString();
    }
}
