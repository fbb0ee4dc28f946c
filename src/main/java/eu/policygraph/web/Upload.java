package eu.policygraph.web;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * How an address takes a body that is too large for memory: it goes to a file, which the handler finds at {@link Exchange#upload} and which
 * is gone when the request is over.
 *
 * @param admission asked before a byte of the body is read; throws when the sender may not send one
 * @param limit bytes; what is longer is refused with 413
 */
public record Upload(Consumer<Request> admission, long limit) {

    public Upload {
        Objects.requireNonNull(admission);
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is positive");
        }
    }
}
