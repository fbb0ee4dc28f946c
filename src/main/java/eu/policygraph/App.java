package eu.policygraph;

import eu.policygraph.cli.PolicyGraph;

/** The program's entry. */
public final class App {

    private App() {}

    public static void main(String[] arguments) {
        System.exit(PolicyGraph.run(arguments));
    }
}
