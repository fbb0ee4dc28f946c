package eu.policygraph.server;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** How Jetty speaks HTTP for us: compression, sizes, what it says when it cannot read a request. */
final class Transport {

    private static final int OUTPUT_BUFFER = 32 * 1024;
    private static final int REQUEST_HEADERS = 16 * 1024;

    private Transport() {}

    /** @param server not started yet */
    static void configure(Server server, Settings settings) {
        server.setErrorHandler(new TransportErrors());
        server.insertHandler(compression());
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).setHost(settings.host());
            HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
            http.setOutputBufferSize(OUTPUT_BUFFER);
            http.setRequestHeaderSize(REQUEST_HEADERS);
            http.setSendServerVersion(false);
        }
    }

    private static CompressionHandler compression() {
        CompressionHandler handler = new CompressionHandler();
        handler.putCompression(new GzipCompression());
        handler.putConfiguration("/*", CompressionConfig.builder().defaults().compressIncludeMethod("GET").compressIncludeMethod("POST").build());
        return handler;
    }
}
