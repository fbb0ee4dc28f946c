package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.server.Changes;
import eu.policygraph.server.GraphServer;
import eu.policygraph.store.GraphStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Starts on a free port of this machine, asks itself for a few addresses, and ends: a run from which Java can learn what a start needs, see
 * {@code -XX:AOTCacheOutput}. It loads first and then starts from what the load has kept, so that both are learnt.
 */
@Command(name = "rehearse", description = "Start on a free port, ask for a few addresses and end, so that Java can keep what a start needs; the launcher does it once.")
final class RehearseCommand implements Callable<Integer> {

    private static final int ROUNDS = 3;
    private static final List<String> ADDRESSES = List.of("/queries/counts-by-kind.csv", "/queries/counts-by-kind.json", "/queries/counts-by-kind", "/", "/queries", "/timeline", "/search?q=law",
            "/sparql?query=SELECT%20%2A%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%2010", "/$/ready");

    @Mixin
    private ServeOptions serve = new ServeOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        data.load(new PrintStream(PrintStream.nullOutputStream()));
        try (GraphServer server = GraphServer.open(serve.settings().listening("localhost", 0)); GraphStore store = data.store(System.out)) {
            server.serve(store, Changes.OFF, data.catalogue(), data.checks(), Brussels.CLOCK);
            for (int round = 0; round < ROUNDS; round++) {
                for (String address : ADDRESSES) {
                    ask(URI.create("http://localhost:" + server.port() + address));
                }
            }
        }
        return 0;
    }

    private static void ask(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try (InputStream answer = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST ? connection.getInputStream() : connection.getErrorStream()) {
            answer.readAllBytes();
        }
    }
}
