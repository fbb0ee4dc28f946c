package eu.policygraph.server;

import eu.policygraph.web.Exchange;
import eu.policygraph.web.Wire;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.InetAddressSet;

/** The first to see a request: says who sends it, gives it an id, and follows it until its answer is out. */
final class Front extends Handler.Wrapper {

    /** Header that names a request in logs, here and at a proxy. */
    static final String REQUEST_ID = "X-Request-Id";

    /** Name of the connector that only operators reach. */
    static final String OPERATION = "operation";

    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");
    private static final int NETWORK_BYTES = 8;
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final Pattern LOOPBACK_HOST = Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");

    private final InetAddressSet trustedProxies = new InetAddressSet();
    private final boolean ownPortForMetrics;

    Front(Settings.Operation settings) {
        this.trustedProxies.addAll(settings.trustedProxies());
        this.ownPortForMetrics = settings.metricsPort().isPresent();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Wire wire = request.getConnectionMetaData().getConnection().getEndPoint() instanceof WatchedEndPoint watched ? watched : Wire.NONE;
        Exchange exchange = exchange(request, wire);
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        response.getHeaders().put(REQUEST_ID, exchange.id());
        if (wire instanceof WatchedEndPoint watched) {
            watched.begin(exchange);
            Request.addCompletionListener(request, failure -> watched.end(exchange));
        }
        Request.addCompletionListener(request, failure -> exchange.complete());
        if (isOperators(request) && !request.getHttpURI().getPath().startsWith("/$/")) {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private Exchange exchange(Request request, Wire wire) {
        String id = Optional.ofNullable(request.getHeaders().get(REQUEST_ID)).filter(given -> SAFE_ID.matcher(given).matches())
                .orElseGet(() -> HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
        InetAddress peer = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress inet ? inet.getAddress() : InetAddress.getLoopbackAddress();
        boolean proxied = !trustedProxies.isEmpty() && trustedProxies.test(peer);
        String address = proxied ? lastHop(request).orElse(peer.getHostAddress()) : peer.getHostAddress();
        return new Exchange(id, new Exchange.Sender(network(address), proxied, isOperator(request, peer)), wire);
    }

    /**
     * By the port of their own if there is one. Else a request from this machine that no proxy had in hand: a proxy beside us is
     * known by the headers that it adds, or by the name of the host that it passes on.
     */
    private boolean isOperator(Request request, InetAddress peer) {
        HttpFields headers = request.getHeaders();
        return ownPortForMetrics ? isOperators(request)
                : peer.isLoopbackAddress() && OF_PROXIES.stream().noneMatch(headers::contains) && LOOPBACK_HOST.matcher(String.valueOf(headers.get(HttpHeader.HOST))).matches();
    }

    private static boolean isOperators(Request request) {
        return OPERATION.equals(request.getConnectionMetaData().getConnector().getName());
    }

    /** The address that the proxy itself saw: what stands before it in the list is hearsay. */
    private static Optional<String> lastHop(Request request) {
        return request.getHeaders().getFields("X-Forwarded-For").stream().map(HttpField::getValue).reduce((first, second) -> second)
                .map(list -> list.substring(list.lastIndexOf(',') + 1).strip()).filter(hop -> ADDRESS.matcher(hop).matches());
    }

    /** A client of IPv6 holds the whole of a network of 64 bits: that counts as one. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // A name with a colon is read as an address or refused; it is never looked up.
            InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
            return parsed instanceof Inet6Address ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "::/64" : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
