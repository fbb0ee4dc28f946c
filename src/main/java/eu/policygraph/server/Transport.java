package eu.policygraph.server;

import eu.policygraph.cache.Shortcut;
import eu.policygraph.operation.AccessLog;
import eu.policygraph.operation.Metrics;
import eu.policygraph.operation.Requests;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.AsyncRequestLogWriter;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * How Jetty speaks HTTP for us. A few threads read the headers of all requests and answer what is in the cache. Any other request waits
 * for its bytes on a virtual thread of its own, so that slow clients take no thread from others; what computes does so in a lane.
 */
final class Transport {

    private static final int OUTPUT_BUFFER = 32 * 1024;
    private static final int BACKLOG = 1024;
    private static final int RETAIN_DAYS = 30;
    private static final int ACCEPTORS = 1;
    private static final int MOST_READERS = 4;
    private static final CompressionConfig COMPRESSION = CompressionConfig.builder().defaults().compressIncludeMethod("GET").compressIncludeMethod("POST").decompressExcludePath("/*").build();

    private Transport() {}

    /**
     * @param server as Fuseki made it, not started yet
     * @return to be opened when there is something to ask
     */
    static DirectQueries configure(Server server, Settings settings, Metrics metrics, Shortcut shortcut) {
        Executor threads = VirtualThreads.getNamedVirtualThreadsExecutor("http-");
        ((QueuedThreadPool) server.getThreadPool()).setVirtualThreadsExecutor(threads);
        for (Connector connector : server.getConnectors()) {
            server.removeConnector(connector);
        }
        server.addConnector(connector(server, settings, settings.host(), settings.port()));
        settings.operation().metricsPort().ifPresent(port -> {
            ServerConnector operators = connector(server, settings, "localhost", port);
            operators.setName(Senders.OPERATION);
            server.addConnector(operators);
        });
        server.addBean(new NetworkConnectionLimit(settings.connections().max(), server));
        server.setRequestLog(requestLog(server, settings.operation(), metrics));
        TransportErrors errors = new TransportErrors();
        server.setErrorHandler(errors);
        server.getDescendants(ContextHandler.class).forEach(context -> context.setErrorHandler(errors));
        DirectQueries direct = new DirectQueries(threads, compression());
        server.insertHandler(compression());
        server.insertHandler(direct);
        server.insertHandler(new GracefulHandler());
        server.insertHandler(new Front(new Senders(settings.operation()), shortcut, direct, threads));
        server.setStopTimeout(settings.operation().shutdownTime().toMillis());
        return direct;
    }

    /** What hears of every request when it is over. */
    private static RequestLog requestLog(Server server, Settings.Operation settings, Metrics metrics) {
        Requests counting = new Requests(metrics);
        if (settings.accessLog().isEmpty()) {
            return counting;
        }
        String file = settings.accessLog().get();
        AccessLog access = new AccessLog(file.equals("-") ? System.out::println : file(file));
        server.addBean(access);
        return new RequestLog.Collection(counting, access);
    }

    private static AsyncRequestLogWriter file(String name) {
        AsyncRequestLogWriter writer = new AsyncRequestLogWriter(name);
        writer.setAppend(true);
        writer.setRetainDays(RETAIN_DAYS);
        return writer;
    }

    private static ServerConnector connector(Server server, Settings settings, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setRequestHeaderSize(settings.connections().maxHeader());
        http.setSendServerVersion(false);
        ClientConnections clients = new ClientConnections(settings.connections().perClient(), settings.operation().trustedProxies());
        ServerConnector connector = new ServerConnector(server, null, null, null, ACCEPTORS, readers(), new HttpConnectionFactory(http)) {
            @Override
            protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
                InetAddress client = channel.socket().getInetAddress();
                if (client == null || !clients.admit(client)) {
                    // Jetty closes the connection. There is no request yet that could be answered.
                    throw new IOException("a client has too many connections");
                }
                SocketChannelEndPoint endPoint = new WatchedEndPoint(channel, selector, key, getScheduler(), getExecutor()) {
                    @Override
                    public void onClose(Throwable cause) {
                        super.onClose(cause);
                        clients.release(client);
                    }
                };
                endPoint.setIdleTimeout(getIdleTimeout());
                return endPoint;
            }
        };
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(settings.connections().idleTime().toMillis());
        connector.addBean(new SlowClients(connector, settings.connections()));
        return connector;
    }

    /** Threads that read headers: whoever answers from the cache needs a processor each, and shares them with lanes at more than a few. */
    private static int readers() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 2, MOST_READERS);
    }

    /** Whether answers of a media type are compressed for those who take them so. */
    static boolean isCompressible(String mediaType) {
        return COMPRESSION.isCompressMimeTypeSupported(mediaType);
    }

    /** Answers are compressed; requests are not taken compressed, for a small one may hold a large one. */
    private static CompressionHandler compression() {
        CompressionHandler handler = new CompressionHandler();
        handler.putCompression(new GzipCompression());
        handler.putConfiguration("/*", COMPRESSION);
        return handler;
    }
}
