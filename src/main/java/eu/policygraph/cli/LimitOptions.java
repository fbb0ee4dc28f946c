package eu.policygraph.cli;

import eu.policygraph.admission.RemoteEndpoints;
import eu.policygraph.admission.TextLimits;
import eu.policygraph.query.Limits;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What one query may use: flags of every command that runs queries. */
final class LimitOptions {

    private static final long MIB = 1024 * 1024;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "${env:POLICYGRAPH_TIMEOUT:-30}",
            description = "Time that one query may take. Environment: POLICYGRAPH_TIMEOUT. Default: 30.")
    private double timeout;

    @Option(names = "--max-rows", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_MAX_ROWS:-100000}",
            description = "Rows, or statements, of one answer; more are cut and the cut is told. Environment: POLICYGRAPH_MAX_ROWS. Default: 100000.")
    private int maxRows;

    @Option(names = "--max-answer", paramLabel = "MIB", defaultValue = "${env:POLICYGRAPH_MAX_ANSWER:-64}",
            description = "Size of one answer, estimated; more is cut and the cut is told. Environment: POLICYGRAPH_MAX_ANSWER. Default: 64.")
    private int maxAnswer;

    @Option(names = "--query-memory", paramLabel = "MIB", defaultValue = "${env:POLICYGRAPH_QUERY_MEMORY:-0}",
            description = "Memory for rows that one query keeps, as for sorting, estimated; all together get twice that. 0: an eighth of the heap. Environment: POLICYGRAPH_QUERY_MEMORY. Default: 0.")
    private int queryMemory;

    @Option(names = "--max-query-length", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_MAX_QUERY_LENGTH:-262144}",
            description = "Characters of a query. Environment: POLICYGRAPH_MAX_QUERY_LENGTH. Default: 262144.")
    private int maxQueryLength;

    @Option(names = "--max-query-depth", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_MAX_QUERY_DEPTH:-500}",
            description = "Brackets of a query inside one another. Environment: POLICYGRAPH_MAX_QUERY_DEPTH. Default: 500.")
    private int maxQueryDepth;

    @Option(names = "--max-query-parts", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_MAX_QUERY_PARTS:-2000}",
            description = "Triple patterns, groups, filters, functions and steps of paths of a query. Environment: POLICYGRAPH_MAX_QUERY_PARTS. Default: 2000.")
    private int maxQueryParts;

    @Option(names = "--allow-service", paramLabel = "IRI", split = "\\s+", defaultValue = "${env:POLICYGRAPH_ALLOW_SERVICE:-}",
            description = "An endpoint that SERVICE may name, exactly so; may be repeated. Environment: POLICYGRAPH_ALLOW_SERVICE, IRIs with spaces between. Default: none.")
    private Set<String> allowedServices = Set.of();

    Limits limits() throws UserException {
        if (!(timeout > 0) || timeout > 86_400) {
            throw new UserException("--timeout is in seconds, more than 0 and at most 86400, not " + timeout);
        }
        atLeastOne("--max-rows", maxRows);
        atLeastOne("--max-answer", maxAnswer);
        atLeastOne("--max-query-length", maxQueryLength);
        atLeastOne("--max-query-depth", maxQueryDepth);
        atLeastOne("--max-query-parts", maxQueryParts);
        if (queryMemory < 0) {
            throw new UserException("--query-memory is 0 or more, not " + queryMemory);
        }
        return new Limits(Duration.ofMillis(Math.max(1, Math.round(timeout * 1000))), maxRows, maxAnswer * MIB, queryMemory == 0 ? Limits.usualMemory() : queryMemory * MIB,
                new TextLimits(maxQueryLength, maxQueryDepth, maxQueryParts), endpoints());
    }

    private RemoteEndpoints endpoints() throws UserException {
        try {
            return new RemoteEndpoints(allowedServices.stream().filter(iri -> !iri.isBlank()).collect(Collectors.toSet()));
        } catch (IllegalArgumentException e) {
            throw new UserException("--allow-service: " + e.getMessage());
        }
    }

    private static void atLeastOne(String flag, int value) throws UserException {
        if (value < 1) {
            throw new UserException(flag + " is at least 1, not " + value);
        }
    }
}
