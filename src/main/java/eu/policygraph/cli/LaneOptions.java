package eu.policygraph.cli;

import eu.policygraph.server.Settings.Lanes;
import picocli.CommandLine.Option;

/** How many requests are handled beside one another: flags of {@code serve}. */
final class LaneOptions {

    @Option(names = "--query-threads", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_QUERY_THREADS:-0}",
            description = "Queries of strangers at once, which take turns; 0 is sixteen times the processors, at least 32. Environment: POLICYGRAPH_QUERY_THREADS. Default: 0.")
    private int queryThreads;

    @Option(names = "--query-wait", paramLabel = "SECONDS", defaultValue = "${env:POLICYGRAPH_QUERY_WAIT:-0.5}",
            description = "Time that such a query waits for its turn before it is refused with 503. Environment: POLICYGRAPH_QUERY_WAIT. Default: 0.5.")
    private double queryWait;

    @Option(names = "--queries-per-client", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_QUERIES_PER_CLIENT:-5}",
            description = "Such queries of one client at once; more are refused with 429. Environment: POLICYGRAPH_QUERIES_PER_CLIENT. Default: 5.")
    private int queriesPerClient;

    @Option(names = "--page-threads", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_PAGE_THREADS:-0}",
            description = "Pages at once, and as many prebuilt queries; 0 is four times the processors, at least 8. Environment: POLICYGRAPH_PAGE_THREADS. Default: 0.")
    private int pageThreads;

    Lanes lanes() throws UserException {
        Numbers.between("--query-threads", queryThreads, 0, 10_000);
        Numbers.between("--queries-per-client", queriesPerClient, 1, 10_000);
        Numbers.between("--page-threads", pageThreads, 0, 10_000);
        return Lanes.of(queryThreads, pageThreads, queriesPerClient, Numbers.seconds("--query-wait", queryWait));
    }
}
