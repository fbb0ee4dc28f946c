package eu.policygraph.store;

import java.io.IOException;

/** A store cannot be opened, or what was brought to it cannot be used. The message is for the operator and says what to do. */
public class StoreException extends IOException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
