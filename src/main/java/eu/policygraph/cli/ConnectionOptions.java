package eu.policygraph.cli;

import eu.policygraph.server.Settings.Connections;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What connections may take: flags of {@code serve}. */
final class ConnectionOptions {

    @Option(names = "--max-connections", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_MAX_CONNECTIONS:-4096}",
            description = "Connections at once; further ones wait. Environment: POLICYGRAPH_MAX_CONNECTIONS. Default: 4096.")
    private int maxConnections;

    @Option(names = "--connections-per-client", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_CONNECTIONS_PER_CLIENT:-200}",
            description = "Connections of one client at once; further ones are closed. Trusted proxies and this machine may have any number. Environment: POLICYGRAPH_CONNECTIONS_PER_CLIENT. Default: 200.")
    private int perClient;

    @Option(names = "--max-header", paramLabel = "BYTES", defaultValue = "${env:POLICYGRAPH_MAX_HEADER:-16384}",
            description = "Request line and header fields of a request. Environment: POLICYGRAPH_MAX_HEADER. Default: 16384.")
    private int maxHeader;

    @Option(names = "--max-body", paramLabel = "BYTES", defaultValue = "${env:POLICYGRAPH_MAX_BODY:-1048576}",
            description = "Body of a request. Environment: POLICYGRAPH_MAX_BODY. Default: 1048576.")
    private int maxBody;

    @Option(names = "--header-time", paramLabel = "SECONDS", defaultValue = "${env:POLICYGRAPH_HEADER_TIME:-10}",
            description = "Time for the header of a request to arrive. Environment: POLICYGRAPH_HEADER_TIME. Default: 10.")
    private double headerTime;

    @Option(names = "--request-time", paramLabel = "SECONDS", defaultValue = "${env:POLICYGRAPH_REQUEST_TIME:-60}",
            description = "Time for a whole request to arrive. Environment: POLICYGRAPH_REQUEST_TIME. Default: 60.")
    private double requestTime;

    @Option(names = "--idle-time", paramLabel = "SECONDS", defaultValue = "${env:POLICYGRAPH_IDLE_TIME:-30}",
            description = "Time that a connection may be idle. Environment: POLICYGRAPH_IDLE_TIME. Default: 30.")
    private double idleTime;

    @Option(names = "--read-rate", paramLabel = "BYTES", defaultValue = "${env:POLICYGRAPH_READ_RATE:-8192}",
            description = "Bytes a second, over ten seconds, that a client has to read of its answer. Environment: POLICYGRAPH_READ_RATE. Default: 8192.")
    private int readRate;

    @Option(names = "--body-memory", paramLabel = "MB", defaultValue = "${env:POLICYGRAPH_BODY_MEMORY:-0}",
            description = "Memory for bodies of requests and answers on their way; 0 is a quarter of the heap. Environment: POLICYGRAPH_BODY_MEMORY. Default: 0.")
    private int bodyMemory;

    Connections connections() throws UserException {
        Numbers.between("--max-connections", maxConnections, 1, 1_000_000);
        Numbers.between("--connections-per-client", perClient, 1, 1_000_000);
        Numbers.between("--max-header", maxHeader, 1024, 1024 * 1024);
        Numbers.between("--max-body", maxBody, 1024, 1024 * 1024 * 1024);
        Numbers.between("--read-rate", readRate, 1, 1024 * 1024 * 1024);
        Numbers.between("--body-memory", bodyMemory, 0, 1_000_000);
        Duration header = Numbers.seconds("--header-time", headerTime);
        Duration request = Numbers.seconds("--request-time", requestTime);
        Duration idle = Numbers.seconds("--idle-time", idleTime);
        long memory = bodyMemory == 0 ? Connections.usual().memory() : bodyMemory * 1024L * 1024L;
        return new Connections(maxConnections, perClient, maxHeader, maxBody, header, request, idle, readRate, memory);
    }
}
