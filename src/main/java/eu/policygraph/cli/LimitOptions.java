package eu.policygraph.cli;

import eu.policygraph.query.Limits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What one query may use: flags of every command that runs queries. */
final class LimitOptions {

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "${env:POLICYGRAPH_TIMEOUT:-30}",
            description = "Time that one query may take. Environment: POLICYGRAPH_TIMEOUT. Default: 30.")
    private double timeout;

    @Option(names = "--max-rows", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_MAX_ROWS:-100000}",
            description = "Rows, or statements, of one answer; more are cut and the cut is told. Environment: POLICYGRAPH_MAX_ROWS. Default: 100000.")
    private int maxRows;

    Limits limits() throws UserException {
        if (!(timeout > 0) || timeout > 86_400) {
            throw new UserException("--timeout is in seconds, more than 0 and at most 86400, not " + timeout);
        }
        if (maxRows < 1) {
            throw new UserException("--max-rows is at least 1, not " + maxRows);
        }
        return new Limits(Duration.ofMillis(Math.max(1, Math.round(timeout * 1000))), maxRows);
    }
}
