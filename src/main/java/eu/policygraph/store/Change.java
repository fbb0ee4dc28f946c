package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;

/** A change that is still to be worked out against the data as they are when its turn comes. */
@FunctionalInterface
public interface Change {

    /**
     * Called once, by one writer at a time: what is true of {@code current} stays true until the change is done.
     *
     * @return the statements to add and to remove; none when there is nothing to do
     * @throws ChangeRefusedException when the change does not fit the data; nothing is changed then
     */
    Delta evaluate(Snapshot current) throws ChangeRefusedException;
}
