package eu.policygraph.server;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Takes the length out of a 304: Jetty writes 0 for every answer without a body, but here it would be said of the body that the client has
 * (RFC 9110, section 8.6).
 */
final class LengthOfUnmodified extends HttpStream.Wrapper {

    private final Response response;

    private LengthOfUnmodified(HttpStream stream, Response response) {
        super(stream);
        this.response = response;
    }

    /** For a request that may be answered with 304; nothing for others. */
    static void watch(Request request, Response response) {
        for (HttpField field : request.getHeaders()) {
            if (field.getHeader() == HttpHeader.IF_NONE_MATCH || field.getHeader() == HttpHeader.IF_MODIFIED_SINCE) {
                request.addHttpStreamWrapper(stream -> new LengthOfUnmodified(stream, response));
                return;
            }
        }
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
        if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
            headers.remove(HttpHeader.CONTENT_LENGTH);
        }
        super.prepareResponse(headers);
    }
}
