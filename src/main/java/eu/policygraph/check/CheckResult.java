package eu.policygraph.check;

import eu.policygraph.query.QualityCheck;
import java.util.List;

/**
 * What one check found.
 *
 * @param defects in the order of the check's query; empty when all is well
 */
public record CheckResult(QualityCheck check, Severity severity, List<Defect> defects) {

    public CheckResult {
        defects = List.copyOf(defects);
    }

    /** Whether this result forbids publication. */
    public boolean fails() {
        return severity == Severity.ERROR && !defects.isEmpty();
    }
}
