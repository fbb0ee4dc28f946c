package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;

/**
 * Holds all data to all shapes, as a load of files does: for changes of any size that do not come every day. Inferred and derived
 * statements are not looked at.
 */
public final class Validity implements Guard {

    @Override
    public void examine(Snapshot before, Snapshot after, Delta delta) throws ChangeRefusedException {
        MultiUnion stated = new MultiUnion(after.graphs().entrySet().stream()
                .filter(e -> !e.getKey().equals(SnapshotLoader.INFERRED) && !e.getKey().equals(SnapshotLoader.DERIVED)).map(e -> e.getValue()).toArray(Graph[]::new));
        ValidationReport report = ShaclValidator.get().validate(Shapes.parse(after.shapes()), stated);
        List<ReportEntry> violations = report.getEntries().stream().filter(e -> Severity.Violation.equals(e.severity())).toList();
        if (!violations.isEmpty()) {
            ReportEntry first = violations.getFirst();
            throw new ChangeRefusedException("The data would break the shapes in " + violations.size() + (violations.size() == 1 ? " place" : " places") + ", first: <"
                    + first.focusNode() + ">: " + first.message(), report.getGraph());
        }
    }
}
