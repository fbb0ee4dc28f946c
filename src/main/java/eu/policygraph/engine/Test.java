package eu.policygraph.engine;

/** Whether the row at hand passes a filter; an error of its expression is a no. */
@FunctionalInterface
interface Test {

    boolean passes();
}
