package eu.policygraph.graph;

import java.util.List;
import java.util.stream.Collectors;

/** The input cannot be served; carries every finding, so that an author mends them in one go. */
public final class InputException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings at least one */
    public InputException(List<Finding> findings) {
        super(findings.stream().map(Finding::toLine).collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    /** What is wrong, in the order in which it was found. */
    public List<Finding> findings() {
        return findings;
    }
}
