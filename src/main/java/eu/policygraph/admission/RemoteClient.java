package eu.policygraph.admission;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Sends a SELECT to another endpoint by the SPARQL 1.1 Protocol: without redirects, credentials, cookies or proxy, to public addresses only,
 * within the budget of the query that asks.
 */
final class RemoteClient {

    /** Bytes of one answer. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    /** Rows of one answer. */
    static final int MAX_ROWS = 10_000;
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 50;
    private static final String RESULTS = "application/sparql-results+json";

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY).connectTimeout(TO_CONNECT).build();

    List<Binding> select(String endpoint, String query, Budget budget) throws RemoteException {
        URI address = URI.create(endpoint);
        examine(address.getHost());
        HttpRequest request = HttpRequest.newBuilder(address).timeout(budget.left()).header("Accept", RESULTS)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))).build();
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(request, info -> new BoundedBody(MAX_BYTES));
        HttpResponse<byte[]> response = await(sent, budget);
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() != 200 || !type.startsWith(RESULTS)) {
            throw new RemoteException("answered with status " + response.statusCode() + (type.isEmpty() ? "" : " and not with " + RESULTS));
        }
        return rows(response.body(), budget);
    }

    private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> sent, Budget budget) throws RemoteException {
        try {
            while (true) {
                budget.check();
                try {
                    return sent.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Not there yet: look at the clock, then wait on.
                }
            }
        } catch (ExecutionException e) {
            throw new RemoteException("could not be asked: " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryCancelledException(e);
        } finally {
            sent.cancel(true);
        }
    }

    private static List<Binding> rows(byte[] body, Budget budget) throws RemoteException {
        List<Binding> rows = new ArrayList<>();
        try {
            RowSet set = RowSet.adapt(ResultSetMgr.read(new ByteArrayInputStream(body), ResultSetLang.RS_JSON));
            while (set.hasNext()) {
                budget.check();
                rows.add(set.next());
                if (rows.size() > MAX_ROWS) {
                    throw new RemoteException("answered with more than " + MAX_ROWS + " rows");
                }
            }
        } catch (QueryCancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RemoteException("answered with results that cannot be read");
        }
        return rows;
    }

    /**
     * A name that the operator listed may still lead to this machine or its network, by mistake or by the will of who owns the name. Only an
     * address that the operator wrote down as such may. A name keeps its address until the connection, see {@link OutgoingRequests}.
     */
    private static void examine(String host) throws RemoteException {
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+") || host.equals("localhost");
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!literal && isInternal(address)) {
                    throw new RemoteException("has an address that is not public");
                }
            }
        } catch (UnknownHostException e) {
            throw new RemoteException("has no address");
        }
    }

    static boolean isInternal(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean sharedOrReserved = bytes.length == 4 && ((bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64 || (bytes[0] & 0xF0) == 0xF0 || bytes[0] == 0);
        return address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress() || uniqueLocal || sharedOrReserved;
    }
}
