package eu.policygraph.admission;

import java.util.Objects;
import org.apache.jena.query.QueryCancelledException;

/**
 * A query or update is not run, or not to its end, because of what it is and not because of the time it took. It is a
 * {@link QueryCancelledException} because that is what Jena lets through from the middle of an evaluation.
 */
public final class RefusedException extends QueryCancelledException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The text is longer than the limit. */
        TOO_LONG,
        /** Too many brackets inside one another, too many parts, or too deep to be evaluated. */
        TOO_COMPLEX,
        /** A function, property function or aggregate that is not offered. */
        FUNCTION,
        /** A SERVICE whose endpoint is not on the list. */
        SERVICE,
        /** Another endpoint that the query may ask gave no answer. */
        REMOTE,
        /** An update that would fetch from an address. */
        LOAD,
        /** A text or number that the query computes grows beyond the limit, or a pattern that cannot be matched within bounds. */
        VALUE,
        /** The query needs more memory than one query may have. */
        MEMORY,
        /** All queries together need more memory than there is; later it may go. */
        BUSY,
        /** The engine that holds the data cannot be reached; later it may go. */
        BACKEND_AWAY,
        /** The engine that holds the data gave no answer that can be used. */
        BACKEND_FAILED,
        /** It is not offered for data that another engine holds. */
        BACKEND_UNABLE
    }

    private final Reason reason;
    private final String detail;
    private final String subject;

    private RefusedException(Reason reason, String detail, String subject) {
        this.reason = Objects.requireNonNull(reason);
        this.detail = Objects.requireNonNull(detail);
        this.subject = Objects.requireNonNull(subject);
    }

    static RefusedException of(Reason reason, String detail) {
        return new RefusedException(reason, detail, "");
    }

    /** @param subject the IRI at fault */
    static RefusedException of(Reason reason, String detail, String subject) {
        return new RefusedException(reason, detail, subject);
    }

    /** The engine that holds the data cannot be reached. */
    public static RefusedException backendAway(String detail) {
        return of(Reason.BACKEND_AWAY, detail);
    }

    /** The engine that holds the data gave no answer that can be used. */
    public static RefusedException backendFailed(String detail) {
        return of(Reason.BACKEND_FAILED, detail);
    }

    /** It is not offered for data that another engine holds. */
    public static RefusedException backendUnable(String detail) {
        return of(Reason.BACKEND_UNABLE, detail);
    }

    /** For a query that overflowed the stack somewhere. */
    public static RefusedException overflow() {
        return of(Reason.TOO_COMPLEX, "The query is nested too deeply to be evaluated. Take parts of it apart.");
    }

    public Reason reason() {
        return reason;
    }

    /** The IRI at fault; empty when none is. */
    public String subject() {
        return subject;
    }

    /** What is wrong and what to do. */
    @Override
    public String getMessage() {
        return detail;
    }
}
