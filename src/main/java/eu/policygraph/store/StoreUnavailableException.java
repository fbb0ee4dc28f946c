package eu.policygraph.store;

/** The store takes no change at the moment; nothing was changed, and reading goes on. The message says what to do. */
public final class StoreUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why nothing can be written. */
    public enum Reason {
        /** The disk, or the quota on it, is full. */
        NO_SPACE,
        /** The disk or the folder may only be read. */
        READ_ONLY,
        /** Writing failed in another way. */
        FAILED,
        /** The store is closed: the program is about to end. */
        CLOSED
    }

    private final Reason reason;

    /** @param cause may be null */
    public StoreUnavailableException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
