package eu.policygraph.cli;

import eu.policygraph.server.Settings.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.util.InetAddressSet;
import picocli.CommandLine.Option;

/** How it is operated: flags of {@code serve}. */
final class OperationOptions {

    private static final String OFF = "off";

    @Option(names = "--trusted-proxy", paramLabel = "ADDRESS", split = ",", defaultValue = "${env:POLICYGRAPH_TRUSTED_PROXY}",
            description = "Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded headers are believed. Environment: POLICYGRAPH_TRUSTED_PROXY. Default: none.")
    private List<String> trustedProxies = List.of();

    @Option(names = "--metrics-port", paramLabel = "PORT", defaultValue = "${env:POLICYGRAPH_METRICS_PORT:-0}",
            description = "Port on loopback where /$/metrics is, and nowhere else; 0 leaves it at the usual port, for requests from this machine that came through no proxy. "
                    + "Environment: POLICYGRAPH_METRICS_PORT. Default: 0.")
    private int metricsPort;

    @Option(names = "--access-log", paramLabel = "FILE", defaultValue = "${env:POLICYGRAPH_ACCESS_LOG:-off}",
            description = "File for one line a request, - for standard output, or off. A name with yyyy_mm_dd gets a file a day, kept for 30 days. "
                    + "Environment: POLICYGRAPH_ACCESS_LOG. Default: off.")
    private String accessLog;

    @Option(names = "--shutdown-time", paramLabel = "SECONDS", defaultValue = "${env:POLICYGRAPH_SHUTDOWN_TIME:-5}",
            description = "Time for requests under way to end when the server is stopped. Environment: POLICYGRAPH_SHUTDOWN_TIME. Default: 5.")
    private double shutdownTime;

    Operation operation() throws UserException {
        Numbers.between("--metrics-port", metricsPort, 0, 65_535);
        List<String> proxies = trustedProxies == null ? List.of() : trustedProxies;
        try {
            new InetAddressSet().addAll(proxies);
        } catch (IllegalArgumentException e) {
            throw new UserException("--trusted-proxy takes addresses, ranges and networks, as 10.0.0.0/8, not " + String.join(",", proxies));
        }
        return new Operation(proxies, metricsPort == 0 ? OptionalInt.empty() : OptionalInt.of(metricsPort), log(), Numbers.seconds("--shutdown-time", shutdownTime));
    }

    private Optional<String> log() throws UserException {
        if (accessLog.equals(OFF)) {
            return Optional.empty();
        }
        Path folder = Path.of(accessLog).toAbsolutePath().getParent();
        if (!accessLog.equals("-") && !Files.isWritable(folder)) {
            throw new UserException("--access-log: the folder " + folder + " cannot be written to");
        }
        return Optional.of(accessLog);
    }
}
