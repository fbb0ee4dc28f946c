package eu.policygraph.server;

import eu.policygraph.web.Exchange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;

/** Says who sends a request: a client, a proxy that is believed, an operator. */
final class Senders {

    /** Name of the connector that only operators reach. */
    static final String OPERATION = "operation";

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");
    private static final int NETWORK_BYTES = 8;
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final Pattern LOOPBACK_HOST = Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");

    private final InetAddressSet trustedProxies = new InetAddressSet();
    private final boolean ownPortForMetrics;

    Senders(Settings.Operation settings) {
        this.trustedProxies.addAll(settings.trustedProxies());
        this.ownPortForMetrics = settings.metricsPort().isPresent();
    }

    Exchange.Sender of(Request request) {
        InetAddress peer = peer(request);
        boolean proxied = isProxy(peer);
        String address = proxied ? lastHop(request).orElse(peer.getHostAddress()) : peer.getHostAddress();
        return new Exchange.Sender(network(address), proxied, isOperator(request, peer));
    }

    /** Whether a proxy sends it whose X-Forwarded headers are believed. */
    boolean isProxied(Request request) {
        return !trustedProxies.isEmpty() && isProxy(peer(request));
    }

    /** Whether it came by the connector of operators. */
    static boolean isOperators(Request request) {
        return OPERATION.equals(request.getConnectionMetaData().getConnector().getName());
    }

    private boolean isProxy(InetAddress peer) {
        return !trustedProxies.isEmpty() && trustedProxies.test(peer);
    }

    private static InetAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress inet ? inet.getAddress() : InetAddress.getLoopbackAddress();
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
