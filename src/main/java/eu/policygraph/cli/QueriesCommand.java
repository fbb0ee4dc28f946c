package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.PrebuiltQuery;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the prebuilt queries. */
@Command(name = "queries", description = "List the prebuilt queries with their parameters.")
final class QueriesCommand implements Callable<Integer> {

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        for (PrebuiltQuery query : data.catalogue().all()) {
            System.out.println(query.name() + ": " + query.summary());
            if (query.isFederated()) {
                System.out.println("    asks " + String.join(" ", query.endpoints()) + ": needs --allow-service");
            }
            for (Parameter parameter : query.parameters()) {
                System.out.println("    " + parameter.name() + "  " + parameter.type().expected() + (parameter.required() ? ", required" : "")
                        + parameter.example().map(e -> ", as " + e).orElse(""));
            }
        }
        return 0;
    }
}
