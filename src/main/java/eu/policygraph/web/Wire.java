package eu.policygraph.web;

/** The connection that a request came by, as far as those who answer have to know of it. */
public interface Wire {

    /** Nobody hangs up and nothing is slow: for requests that came by no connection. */
    Wire NONE = () -> false;

    /** Whether the client has hung up, or closed its side; asks the socket and returns at once. Only after {@link #received}. */
    boolean isGone();

    /**
     * Says that the whole request has been read.
     *
     * @throws ProblemException 408 when it took longer than allowed
     */
    default void received() {}
}
