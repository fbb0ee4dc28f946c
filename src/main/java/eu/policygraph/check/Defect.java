package eu.policygraph.check;

import java.util.Objects;
import org.apache.jena.graph.Node;

/**
 * One row of a check.
 *
 * @param subject the thing that is wrong
 * @param problem what is wrong with it, in words
 */
public record Defect(Node subject, String problem) {

    public Defect {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(problem);
    }
}
