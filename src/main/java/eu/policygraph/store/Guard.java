package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;

/** Looks at what a change would lead to, before it is kept and before any reader sees it. */
@FunctionalInterface
public interface Guard {

    /** Lets everything pass: for changes that are known to be good. */
    Guard NONE = (before, after, delta) -> {};

    /**
     * @param before what readers see now
     * @param after what they would see
     * @param delta the difference in the data, not empty
     * @throws ChangeRefusedException when the change must not be made
     */
    void examine(Snapshot before, Snapshot after, Delta delta) throws ChangeRefusedException;
}
