package eu.policygraph.rivals;

import eu.policygraph.shapes.Rdf4jEngine;
import java.nio.ByteBuffer;
import org.apache.jena.riot.system.AsyncParser;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** RDF4J's memory store behind the thinnest SPARQL endpoint: {@code Rdf4jServer PORT FILE}. */
public final class Rdf4jServer {

    private Rdf4jServer() {}

    public static void main(String[] arguments) throws Exception {
        Rdf4jEngine engine = new Rdf4jEngine(AsyncParser.asyncParseTriples(arguments[1]));
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(64 * 1024);
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String query = Request.extractQueryParameters(request).getValue("query");
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, Rdf4jEngine.mediaType(query));
                byte[] body = engine.answer(query);
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
                response.write(true, ByteBuffer.wrap(body), callback);
                return true;
            }
        });
        server.start();
        server.join();
    }
}
