package eu.policygraph.server;

import com.google.gson.GsonBuilder;
import eu.policygraph.web.Exchange;
import eu.policygraph.web.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty or Fuseki refuse before any of our code sees it, as problem details: broken requests, headers that are too large. */
final class TransportErrors extends ErrorHandler {

    private record Refusal(String id, String detail) {}

    private static final Refusal BROKEN = new Refusal("transport-error", "The server could not read the request as HTTP.");
    private static final Map<Integer, Refusal> REFUSALS = Map.of(
            HttpStatus.NOT_FOUND_404, new Refusal("no-such-address", "Nothing has this address."),
            HttpStatus.METHOD_NOT_ALLOWED_405, new Refusal("method-not-allowed", "This address does not take the method."),
            HttpStatus.REQUEST_TIMEOUT_408, new Refusal("request-timeout", "The request took too long to arrive."),
            HttpStatus.URI_TOO_LONG_414, new Refusal("address-too-long", "The address is too long. Send a long query by POST."),
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, new Refusal("header-too-large", "The header of the request is too large."),
            HttpStatus.INTERNAL_SERVER_ERROR_500, new Refusal("internal-error", "Something failed here. It has been logged; please tell us the request id."),
            HttpStatus.SERVICE_UNAVAILABLE_503, new Refusal("shutting-down", "The server is being stopped."));

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code ? code : Math.max(response.getStatus(), HttpStatus.BAD_REQUEST_400);
        Refusal refusal = REFUSALS.getOrDefault(status, BROKEN);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "/help#" + refusal.id());
        members.put("title", HttpStatus.getMessage(status));
        members.put("status", status);
        members.put("detail", refusal.detail());
        members.put("id", refusal.id());
        if (request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange exchange) {
            exchange.problem(refusal.id());
            members.put("request", exchange.id());
            response.getHeaders().put(Front.REQUEST_ID, exchange.id());
        } else {
            // Jetty could not read it to its end, so the next request cannot be found either.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        Headers.common().forEach(response.getHeaders()::put);
        byte[] body = (new GsonBuilder().setPrettyPrinting().create().toJson(members) + "\n").getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
