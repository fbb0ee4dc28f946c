package eu.policygraph.server;

import eu.policygraph.query.Limits;
import java.util.Objects;

/**
 * How the server runs.
 *
 * @param host name or address to listen on
 * @param port TCP port; 0 picks a free one
 * @param maxBody bytes of a request body
 */
public record Settings(String host, int port, Limits limits, int maxBody) {

    public Settings {
        Objects.requireNonNull(host);
        Objects.requireNonNull(limits);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
        }
    }
}
