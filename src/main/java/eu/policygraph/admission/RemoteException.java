package eu.policygraph.admission;

/** Another endpoint gave no answer; the message goes on after its name. */
final class RemoteException extends Exception {

    private static final long serialVersionUID = 1L;

    RemoteException(String message) {
        super(message);
    }
}
