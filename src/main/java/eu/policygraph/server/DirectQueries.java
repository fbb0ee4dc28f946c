package eu.policygraph.server;

import eu.policygraph.cache.AnswerCache;
import eu.policygraph.cache.Pieces;
import eu.policygraph.web.Body;
import eu.policygraph.web.Exchange;
import eu.policygraph.web.Headers;
import eu.policygraph.web.Lane;
import eu.policygraph.web.Parameters;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Site;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Hands queries that come as a GET straight to a thread of their lane: it reads, answers and sends, and no other thread and no servlet has them in hand. A
 * slow client holds no thread of the lane, for what cannot be sent at once is sent by Jetty when the client takes it. Whatever else comes goes on
 * to the handlers behind this one.
 */
final class DirectQueries extends Handler.Wrapper {

    private static final String QUERY = "query=";
    private static final List<HttpField> COMMON = Headers.common().entrySet().stream().<HttpField>map(field -> new PreEncodedHttpField(field.getKey(), field.getValue())).toList();

    /** What answers, once there are data. */
    private record Open(Site site, Lane lane, AnswerCache cache) {}

    /** A request on its way. */
    private record Underway(Site site, eu.policygraph.web.Request request) {}

    private final Executor threads;
    private final Handler.Wrapper compression;
    private volatile Open open;

    /**
     * @param threads take what has to wait before it is handled
     * @param compression is put around the answers
     */
    DirectQueries(Executor threads, Handler.Wrapper compression) {
        this.threads = threads;
        this.compression = compression;
        compression.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Underway underway = (Underway) request.getAttribute(Underway.class.getName());
                HttpURI uri = request.getHttpURI();
                send(underway, underway.site().answer(underway.request(), uri.getPath(), uri.getQuery()), response, callback);
                return true;
            }
        });
        installBean(compression);
    }

    /** Answers from now on. */
    void open(Site site, Lane lane, AnswerCache cache) {
        open = new Open(site, lane, cache);
    }

    @Override
    protected void doStart() throws Exception {
        compression.setServer(getServer());
        super.doStart();
    }

    /** Whether it handles such a request; then {@link #handle} does not block. */
    boolean takes(Request request) {
        HttpURI uri = request.getHttpURI();
        if (open == null || !HttpMethod.GET.is(request.getMethod()) || !QueryService.PATH.equals(uri.getPath()) || uri.getQuery() == null || !uri.getQuery().contains(QUERY) || Senders.isOperators(request)) {
            return false;
        }
        HttpFields headers = request.getHeaders();
        return !headers.contains(HttpHeader.CONTENT_LENGTH) && !headers.contains(HttpHeader.TRANSFER_ENCODING) && !headers.contains(HttpHeader.EXPECT) && !headers.contains(HttpHeader.CONTENT_ENCODING);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Open current = open;
        if (!takes(request) || !(request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange exchange)) {
            return super.handle(request, response, callback);
        }
        eu.policygraph.web.Request blank;
        try {
            blank = Site.reading(headers(request), request.getHttpURI().getScheme(), exchange);
        } catch (ProblemException e) {
            threads.execute(() -> usual(request, response, callback));
            return true;
        }
        Underway underway = new Underway(current.site(), blank);
        request.setAttribute(Underway.class.getName(), underway);
        // A connection is silent while an answer is worked out; the lane sees to it when the client is gone.
        request.addIdleTimeoutListener(timeout -> false);
        Optional<Runnable> reserved = reserve(blank, request, current.cache());
        boolean offered = reserved.isPresent() && current.lane().offer(blank, () -> answer(request, response, callback, reserved.get()), problem -> {
            reserved.get().run();
            send(underway, current.site().refusal(blank, problem), response, callback);
        });
        if (!offered) {
            reserved.ifPresent(Runnable::run);
            threads.execute(() -> usual(request, response, callback));
        }
        return true;
    }

    /** Answers that are there already, or on their way, keep no lane busy. */
    private static Optional<Runnable> reserve(eu.policygraph.web.Request blank, Request request, AnswerCache cache) {
        try {
            return cache.reserve(blank.at(request.getHttpURI().getPath(), Parameters.parse(request.getHttpURI().getQuery())));
        } catch (ProblemException e) {
            return Optional.of(() -> { });
        }
    }

    private void answer(Request request, Response response, Callback callback, Runnable release) {
        try {
            compression.handle(request, response, callback);
        } catch (Exception | StackOverflowError e) {
            Response.writeError(request, response, callback, e);
        } finally {
            release.run();
        }
    }

    private void usual(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception | StackOverflowError e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private static void send(Underway underway, eu.policygraph.web.Response full, Response response, Callback callback) {
        Runnable release = underway.site().holding(full);
        eu.policygraph.web.Response answer = release == null ? underway.site().tooMuch(underway.request()) : full;
        Callback after = release == null ? callback : Callback.from(callback, release);
        head(answer, response);
        if (answer.status() == HttpStatus.NOT_MODIFIED_304 || answer.status() == HttpStatus.NO_CONTENT_204) {
            after.succeeded();
        } else if (answer.body() instanceof Body.InMemory body) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length());
            Pieces.send(response, ByteBuffer.wrap(body.bytes()), after);
        } else {
            after.failed(new IllegalStateException("the answer of a query is in memory"));
        }
    }

    private static void head(eu.policygraph.web.Response answer, Response response) {
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        COMMON.forEach(headers::add);
        headers.put(Headers.VARY, Headers.vary(answer));
        for (Map.Entry<String, String> field : answer.headers()) {
            if (!field.getKey().equalsIgnoreCase(Headers.VARY)) {
                headers.add(field.getKey(), field.getValue());
            }
        }
        if (answer.contentType() != null) {
            headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
    }

    /** Values of repeated headers are one list (RFC 9110, section 5.3). */
    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(field.getLowerCaseName(), field.getValue() == null ? "" : field.getValue(), (first, next) -> first + ", " + next);
        }
        return headers;
    }
}
