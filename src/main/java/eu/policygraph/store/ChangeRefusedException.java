package eu.policygraph.store;

import java.util.Optional;
import org.apache.jena.graph.Graph;

/** A change was refused as a whole: the data are as they were. May be extended to tell more. */
public class ChangeRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Graph report;

    /** @param message what is wrong and what to do, for the author of the change */
    public ChangeRefusedException(String message) {
        this(message, null);
    }

    /**
     * @param message what is wrong and what to do, for the author of the change
     * @param report an {@code sh:ValidationReport}, or null
     */
    public ChangeRefusedException(String message, Graph report) {
        super(message);
        this.report = report;
    }

    /** The {@code sh:ValidationReport} when the data would break a shape or a check. */
    public Optional<Graph> report() {
        return Optional.ofNullable(report);
    }
}
