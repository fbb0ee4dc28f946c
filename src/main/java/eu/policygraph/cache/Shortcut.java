package eu.policygraph.cache;

import eu.policygraph.web.Exchange;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Answers from the cache where the request has been read, before anything else is done for it: it never blocks. */
public final class Shortcut {

    private volatile AnswerCache cache;

    /** Answers from this cache from now on; before that nothing. */
    public void open(AnswerCache filled) {
        cache = filled;
    }

    /**
     * Answers if the same request has been answered before.
     *
     * @param exchange is told what answers; else that its answer may be kept for such requests
     * @param proxied whether a proxy sends it whose X-Forwarded headers are believed
     * @return whether it is answered
     */
    public boolean answer(Request request, Response response, Callback callback, Exchange exchange, boolean proxied) {
        AnswerCache known = cache;
        if (known == null || !known.isOn()) {
            return false;
        }
        RawKey raw = RawKey.of(request, proxied);
        if (raw == null) {
            return false;
        }
        ReadyAnswer ready = known.current().ready(raw);
        if (ready == null) {
            exchange.note(raw);
            return false;
        }
        known.counts().hits().increment();
        exchange.route(ready.kept().route());
        exchange.question(ready.kept().question());
        send(request, response, callback, ready);
        return true;
    }

    private static void send(Request request, Response response, Callback callback, ReadyAnswer ready) {
        HttpFields.Mutable headers = response.getHeaders();
        String ifNoneMatch = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
        if (ifNoneMatch != null && ready.tag().isIn(repeated(request, ifNoneMatch))) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            // Never with the length of the body: some clients would wait for it.
            headers.add(ready.unchanged());
            callback.succeeded();
            return;
        }
        response.setStatus(HttpStatus.OK_200);
        headers.add(ready.headers());
        headers.add(ready.length());
        if (HttpMethod.HEAD.is(request.getMethod())) {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else {
            Pieces.send(response, ready.body().duplicate(), callback);
        }
    }

    /** All values of a list that may stand in several lines. */
    private static String repeated(Request request, String first) {
        return request.getHeaders().getFields(HttpHeader.IF_NONE_MATCH).size() == 1 ? first : String.join(", ", request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH));
    }
}
