package eu.policygraph.operation;

import java.util.function.Supplier;

/** Where parts of the service register what they measure. */
public interface Gauges {

    /**
     * Registers a value that is read whenever metrics are asked for.
     *
     * @param name in snake case with its unit last, as {@code policygraph_store_bytes}; never ends in {@code _total}
     * @param help one sentence for operators
     * @param value read by any thread; should return at once
     * @param labels names and values in turn; few and fixed values
     */
    void gauge(String name, String help, Supplier<? extends Number> value, String... labels);

    /** Registers a number that only grows, as of commits; otherwise as {@link #gauge}. The name ends in {@code _total}. */
    void counter(String name, String help, Supplier<? extends Number> value, String... labels);
}
