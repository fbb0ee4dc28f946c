package eu.policygraph.server;

import eu.policygraph.query.Limits;
import eu.policygraph.web.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the server runs: everything that an operator can set about it.
 *
 * @param host name or address to listen on
 * @param port TCP port; 0 picks a free one
 * @param limits what one query may use
 * @param cacheBytes memory for answers that are given again; 0 makes every answer anew
 * @param warmUp how answers are made before anybody asks for them; empty for not at all. Without memory for them none is
 */
public record Settings(String host, int port, Limits limits, Connections connections, Lanes lanes, Operation operation, long cacheBytes, Optional<WarmUp> warmUp) {

    public Settings {
        Objects.requireNonNull(host);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(connections);
        Objects.requireNonNull(lanes);
        Objects.requireNonNull(operation);
        Objects.requireNonNull(warmUp);
        checkPort(port);
        if (cacheBytes < 0) {
            throw new IllegalArgumentException("a cache has no fewer than 0 bytes");
        }
    }

    /** A sixteenth of the heap, 128 MiB at most. */
    public static long usualCache() {
        return Math.min(Runtime.getRuntime().maxMemory() / 16, 128L * 1024 * 1024);
    }

    /** With the usual settings beside these; no answer is made before it is asked for. */
    public static Settings of(String host, int port, Limits limits) {
        return new Settings(host, port, limits, Connections.usual(), Lanes.usual(), Operation.usual(), usualCache(), Optional.empty());
    }

    /** The same at another address. */
    public Settings listening(String otherHost, int otherPort) {
        return new Settings(otherHost, otherPort, limits, connections, lanes, operation, cacheBytes, warmUp);
    }

    public Settings with(Connections other) {
        return new Settings(host, port, limits, other, lanes, operation, cacheBytes, warmUp);
    }

    public Settings with(Lanes other) {
        return new Settings(host, port, limits, connections, other, operation, cacheBytes, warmUp);
    }

    public Settings with(Operation other) {
        return new Settings(host, port, limits, connections, lanes, other, cacheBytes, warmUp);
    }

    public Settings withCache(long bytes) {
        return new Settings(host, port, limits, connections, lanes, operation, bytes, warmUp);
    }

    public Settings with(WarmUp other) {
        return new Settings(host, port, limits, connections, lanes, operation, cacheBytes, Optional.of(other));
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
        }
    }

    /**
     * What one connection may take, and how many there may be.
     *
     * @param max connections at once; further ones wait to be accepted
     * @param perClient connections of one client at once; further ones are closed. This machine and believed proxies may have any number
     * @param maxHeader bytes of the request line and the header fields
     * @param maxBody bytes of a request body
     * @param headerTime from the first byte of a request to the end of its header
     * @param requestTime from the first byte of a request to the end of its body
     * @param idleTime without a byte in either direction while one is waited for
     * @param readRate bytes a second that a client has to read, over ten seconds, while there is more for it
     * @param memory bytes that bodies of requests and answers on their way may hold together
     */
    public record Connections(int max, int perClient, int maxHeader, int maxBody, Duration headerTime, Duration requestTime, Duration idleTime, int readRate, long memory) {

        private static final int KIB = 1024;

        public Connections {
            Objects.requireNonNull(headerTime);
            Objects.requireNonNull(requestTime);
            Objects.requireNonNull(idleTime);
            if (max < 1 || perClient < 1 || maxHeader < KIB || maxBody < 1 || readRate < 1 || memory < 1) {
                throw new IllegalArgumentException("limits of connections are positive, and a header has at least 1 KiB");
            }
        }

        /** 4096 connections, 200 of one client; header 16 KiB in 10 s; body 1 MiB in 60 s; 8 KiB a second; a quarter of the heap. */
        public static Connections usual() {
            return new Connections(4096, 200, 16 * KIB, KIB * KIB, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), 8 * KIB, Runtime.getRuntime().maxMemory() / 4);
        }
    }

    /**
     * Who is handled beside whom: none of these waits for another.
     *
     * @param queries queries that strangers write
     * @param prebuilt queries of the catalogue
     * @param pages pages, descriptions, search
     * @param downloads making of dumps
     */
    public record Lanes(Lane.Width queries, Lane.Width prebuilt, Lane.Width pages, Lane.Width downloads) {

        private static final int ANY = 1_000_000;

        public Lanes {
            Objects.requireNonNull(queries);
            Objects.requireNonNull(prebuilt);
            Objects.requireNonNull(pages);
            Objects.requireNonNull(downloads);
        }

        /** By the number of processors; 5 queries of one client at once, which wait half a second at most. */
        public static Lanes usual() {
            return of(0, 0, 5, Duration.ofMillis(500));
        }

        /**
         * With the usual widths of the rest.
         *
         * @param queryThreads queries of strangers at once, which take turns; 0 for sixteen times the processors, at least 32
         * @param pageThreads pages at once, and as many prebuilt queries; 0 for four times the processors, at least 8
         * @param perClient queries of one stranger at once
         * @param patience how long such a query waits for a thread
         */
        public static Lanes of(int queryThreads, int pageThreads, int perClient, Duration patience) {
            int processors = Runtime.getRuntime().availableProcessors();
            int pages = pageThreads > 0 ? pageThreads : Math.max(8, 4 * processors);
            return new Lanes(queries(queryThreads > 0 ? queryThreads : Math.max(32, 16 * processors), perClient, patience),
                    new Lane.Width(pages, 256, Duration.ofSeconds(5), ANY),
                    new Lane.Width(pages, 1024, Duration.ofSeconds(10), ANY),
                    new Lane.Width(2, 256, Duration.ofSeconds(30), ANY));
        }

        /** The lane of queries with as many places to wait as four times its threads. */
        private static Lane.Width queries(int threads, int perClient, Duration patience) {
            return new Lane.Width(threads, 4 * threads, patience, perClient);
        }
    }

    /**
     * How it is operated.
     *
     * @param trustedProxies addresses, ranges or networks (as {@code 10.0.0.0/8}) of proxies whose X-Forwarded headers are believed
     * @param metricsPort port on loopback where metrics are, and nowhere else; without it they are at the usual port for loopback
     * @param accessLog file, or {@code -} for standard output; empty for none. {@code yyyy_mm_dd} in a name makes a file a day
     * @param shutdownTime what is under way when the server is stopped may take so long to end
     */
    public record Operation(List<String> trustedProxies, OptionalInt metricsPort, Optional<String> accessLog, Duration shutdownTime) {

        public Operation {
            trustedProxies = List.copyOf(trustedProxies);
            Objects.requireNonNull(accessLog);
            Objects.requireNonNull(shutdownTime);
            metricsPort.ifPresent(Settings::checkPort);
        }

        /** No proxy, no port of their own for metrics, no access log, 5 seconds to end. */
        public static Operation usual() {
            return new Operation(List.of(), OptionalInt.empty(), Optional.empty(), Duration.ofSeconds(5));
        }
    }

    /**
     * How much is done before anybody asks.
     *
     * @param delay from a start or a change to the first request; changes that follow within it are dealt with together
     * @param most time of all requests for one snapshot
     * @param slow what has taken longer is not asked for again: after a change it waits for a visitor
     * @param rest how many times as long as that took nothing is done afterwards
     */
    public record WarmUp(Duration delay, Duration most, Duration slow, int rest) {

        public WarmUp {
            if (delay.isNegative() || most.isNegative() || slow.isNegative() || rest < 0) {
                throw new IllegalArgumentException("no time is negative");
            }
        }

        /** Half a second after the start or a change; a minute at most, never more than a third of the time, and once what takes more than two seconds. */
        public static WarmUp usual() {
            return new WarmUp(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofSeconds(2), 2);
        }
    }
}
