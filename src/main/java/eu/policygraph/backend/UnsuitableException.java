package eu.policygraph.backend;

/** An engine does not do what everything here relies on; the message goes on after its address. */
public final class UnsuitableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsuitableException(String message) {
        super(message);
    }
}
