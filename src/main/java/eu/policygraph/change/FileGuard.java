package eu.policygraph.change;

import eu.policygraph.check.Checks;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.store.ChangeRefusedException;
import eu.policygraph.store.Guard;
import eu.policygraph.store.Validity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards what comes as files, a backup or data that are loaded again: all data are held to all shapes, and a change of up to
 * {@value #MOST} statements to the quality checks as any other write. Beyond that the checks are left to whoever runs them on all data.
 */
public final class FileGuard implements Guard {

    /** Statements of a change that the quality checks look at. */
    static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(FileGuard.class);

    private final Guard shapes = new Validity();
    private final Guard checks;

    /** @param runner runs the queries of the checks, each within its limits */
    public FileGuard(Checks checks, QueryRunner runner) {
        this.checks = new WriteGuard(checks, runner);
    }

    @Override
    public void examine(Snapshot before, Snapshot after, Delta delta) throws ChangeRefusedException {
        shapes.examine(before, after, delta);
        if (delta.additions() + delta.removals() > MOST) {
            LOG.info("A change of {} statements was not held to the quality checks; the command check does that", delta.additions() + delta.removals());
            return;
        }
        try {
            checks.examine(before, after, delta);
        } catch (ChangeTimeoutException e) {
            LOG.warn("A change that came as files was not held to all quality checks, the command check does that: {}", e.getMessage());
        }
    }
}
