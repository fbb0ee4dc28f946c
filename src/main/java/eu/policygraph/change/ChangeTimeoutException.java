package eu.policygraph.change;

import eu.policygraph.store.ChangeRefusedException;

/** Whether a change may be made could not be found out in time. */
final class ChangeTimeoutException extends ChangeRefusedException {

    private static final long serialVersionUID = 1L;

    ChangeTimeoutException(String message) {
        super(message);
    }
}
