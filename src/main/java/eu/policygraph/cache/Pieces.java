package eu.policygraph.cache;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;

/**
 * Sends a large body piece by piece, as the client takes it: of what is in the heap the platform copies all that it is given before it writes some of
 * it, so that the whole of a large body would be copied again and again.
 */
public final class Pieces extends IteratingNestedCallback {

    /** Bytes that are written at once. */
    static final int SIZE = 128 * 1024;

    private final Response response;
    private final ByteBuffer body;
    private int sent;

    /** Sends the body of an answer whose headers are set, from 0 to its limit; {@code callback} hears when it is out, or cannot be sent. */
    public static void send(Response response, ByteBuffer body, Callback callback) {
        if (body.isDirect() || body.remaining() <= SIZE) {
            response.write(true, body, callback);
        } else {
            new Pieces(response, body, callback).iterate();
        }
    }

    private Pieces(Response response, ByteBuffer body, Callback callback) {
        super(callback);
        this.response = response;
        this.body = body;
    }

    @Override
    protected Action process() {
        if (sent == body.limit()) {
            return Action.SUCCEEDED;
        }
        int length = Math.min(SIZE, body.limit() - sent);
        ByteBuffer piece = body.slice(sent, length);
        sent += length;
        response.write(sent == body.limit(), piece, this);
        return Action.SCHEDULED;
    }
}
