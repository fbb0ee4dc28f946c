package eu.policygraph.server;

import eu.policygraph.cache.Shortcut;
import eu.policygraph.web.Exchange;
import eu.policygraph.web.Wire;
import java.util.HexFormat;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The first to see a request, on the thread that has read its header. It gives the request an id and answers from the cache; else it hands
 * the request to a thread that may block, and follows it until its answer is out.
 */
final class Front extends Handler.Wrapper {

    /** Header that names a request in logs, here and at a proxy. */
    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Senders senders;
    private final Shortcut shortcut;
    private final DirectQueries direct;
    private final Executor threads;
    private final AtomicLong ids = new AtomicLong(ThreadLocalRandom.current().nextLong());

    /**
     * @param direct handles some requests on no thread of these
     * @param threads take what is not answered at once
     */
    Front(Senders senders, Shortcut shortcut, DirectQueries direct, Executor threads) {
        this.senders = senders;
        this.shortcut = shortcut;
        this.direct = direct;
        this.threads = threads;
    }

    /** Jetty hands a request that cannot block to nobody else. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        WatchedEndPoint watched = request.getConnectionMetaData().getConnection().getEndPoint() instanceof WatchedEndPoint endPoint ? endPoint : null;
        Exchange exchange = new Exchange(id(request), () -> senders.of(request), watched == null ? Wire.NONE : watched);
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        response.getHeaders().put(new HttpField(REQUEST_ID, exchange.id()));
        if (watched != null) {
            watched.begin(exchange);
        }
        LengthOfUnmodified.watch(request, response);
        if (!Senders.isOperators(request) && shortcut.answer(request, response, callback, exchange, senders.isProxied(request))) {
            if (watched != null) {
                watched.end(exchange);
            }
            return true;
        }
        if (direct.takes(request)) {
            follow(request, response, callback, watched);
        } else {
            threads.execute(() -> follow(request, response, callback, watched));
        }
        return true;
    }

    private void follow(Request request, Response response, Callback callback, WatchedEndPoint watched) {
        Exchange exchange = (Exchange) request.getAttribute(Exchange.ATTRIBUTE);
        if (watched != null) {
            Request.addCompletionListener(request, failure -> watched.end(exchange));
        }
        Request.addCompletionListener(request, failure -> exchange.complete());
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            // Jetty would keep the connection for a tunnel, and there is none.
            Request.addCompletionListener(request, failure -> request.getConnectionMetaData().getConnection().getEndPoint().close());
        }
        boolean hidden = Senders.isOperators(request) && !request.getHttpURI().getPath().startsWith("/$/");
        try {
            if (hidden || !super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception | StackOverflowError e) {
            Response.writeError(request, response, callback, e);
        }
    }

    /** The one that the client or a proxy has given it, if it fits into a line of a log. */
    private String id(Request request) {
        String given = request.getHeaders().get(REQUEST_ID);
        return given != null && SAFE_ID.matcher(given).matches() ? given : HexFormat.of().toHexDigits(ids.incrementAndGet());
    }
}
