package eu.policygraph.join;

/** A file or a record that cannot be imported; the message says why and what to do about it. */
public final class ImportException extends Exception {

    private static final long serialVersionUID = 1L;

    public ImportException(String message) {
        super(message);
    }
}
