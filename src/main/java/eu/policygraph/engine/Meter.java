package eu.policygraph.engine;

import org.apache.jena.sparql.expr.aggregate.Aggregator;

/** What an execution has to ask and to tell as it goes; used by one thread. */
public interface Meter {

    /** Called every few steps; throws when the query has to end. */
    void check();

    /** Counts memory that is kept; throws when there is none left. */
    void take(long bytes);

    /** Gives back some of what was taken. */
    void give(long bytes);

    /** Gives back all that was taken, at the end. */
    void release();

    /** The same aggregate, which counts what it keeps. */
    Aggregator counted(Aggregator aggregator);
}
