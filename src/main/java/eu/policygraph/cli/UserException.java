package eu.policygraph.cli;

/** Something the user can mend; the message says what. */
final class UserException extends Exception {

    private static final long serialVersionUID = 1L;

    UserException(String message) {
        super(message);
    }
}
