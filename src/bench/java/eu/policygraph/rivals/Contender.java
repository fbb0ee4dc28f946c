package eu.policygraph.rivals;

import java.io.IOException;

/**
 * An engine that can be started.
 *
 * @param name in tables
 * @param endpoint the path of its SPARQL endpoint
 * @param needs the package that it comes from, with how to install it; empty when it is there
 */
record Contender(String name, String endpoint, String needs, Start start) {

    /** Starts it with its data in it. */
    @FunctionalInterface
    interface Start {
        Running begin() throws IOException, InterruptedException;
    }

    /** A query to its endpoint. */
    Ask ask(String query) {
        return Ask.sparql(endpoint, query);
    }
}
