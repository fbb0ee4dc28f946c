package eu.policygraph.cli;

import eu.policygraph.server.Settings;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How it is served: flags of {@code serve}. */
final class ServeOptions {

    @Option(names = {"-p", "--port"}, paramLabel = "PORT", defaultValue = "${env:POLICYGRAPH_PORT:-3030}",
            description = "Port to listen on; 0 picks a free one. Environment: POLICYGRAPH_PORT. Default: 3030.")
    private int port;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "${env:POLICYGRAPH_HOST:-localhost}",
            description = "Name or address to listen on; 0.0.0.0 is every one. Environment: POLICYGRAPH_HOST. Default: localhost.")
    private String host;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private LaneOptions lanes = new LaneOptions();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Mixin
    private OperationOptions operation = new OperationOptions();

    @Mixin
    private CacheOptions cache = new CacheOptions();

    @Mixin
    private BackendOptions backend = new BackendOptions();

    BackendOptions backend() {
        return backend;
    }

    Settings settings() throws UserException {
        if (port < 0 || port > 65_535) {
            throw new UserException("a port is between 0 and 65535, not " + port);
        }
        return new Settings(host, port, limits.limits(), connections.connections(), lanes.lanes(), operation.operation(), cache.bytes(),
                backend.isNamed() ? Optional.empty() : cache.warmUp());
    }
}
