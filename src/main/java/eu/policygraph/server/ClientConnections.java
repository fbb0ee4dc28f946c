package eu.policygraph.server;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * How many connections each client has open. This machine and the proxies that are believed are not counted: many clients stand
 * behind them. Safe for any number of threads.
 */
final class ClientConnections {

    private final int most;
    private final InetAddressSet proxies = new InetAddressSet();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /**
     * @param most connections of one client at once
     * @param proxies addresses, ranges or networks
     */
    ClientConnections(int most, List<String> proxies) {
        this.most = most;
        this.proxies.addAll(proxies);
    }

    /** Counts a connection; false, and nothing is counted, when the client has enough of them. */
    boolean admit(InetAddress address) {
        if (isFree(address)) {
            return true;
        }
        boolean[] admitted = {false};
        open.compute(Senders.network(address.getHostAddress()), (client, count) -> {
            int before = count == null ? 0 : count;
            admitted[0] = before < most;
            return admitted[0] ? before + 1 : count;
        });
        return admitted[0];
    }

    /** A connection that was admitted is over. */
    void release(InetAddress address) {
        if (!isFree(address)) {
            open.computeIfPresent(Senders.network(address.getHostAddress()), (client, count) -> count == 1 ? null : count - 1);
        }
    }

    private boolean isFree(InetAddress address) {
        return address.isLoopbackAddress() || !proxies.isEmpty() && proxies.test(address);
    }
}
