package eu.policygraph.change;

import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.path.Path;

/**
 * One reason why a change is refused.
 *
 * @param focus the thing that would be wrong
 * @param path of the values that would be wrong, or null
 * @param value that would be wrong, or null
 * @param component kind of constraint: a SHACL constraint component, or the IRI of a quality check
 * @param shape the shape that says so, or the IRI of a quality check
 * @param message what would be wrong and what to do, in English
 */
record Breach(Node focus, Path path, Node value, Node component, Node shape, String message) {

    Breach {
        Objects.requireNonNull(focus);
        Objects.requireNonNull(component);
        Objects.requireNonNull(message);
    }

    static Breach of(ReportEntry entry) {
        return new Breach(entry.focusNode(), entry.resultPath(), entry.value(), entry.sourceConstraintComponent(), entry.source(), entry.message());
    }
}
