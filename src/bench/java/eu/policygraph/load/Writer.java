package eu.policygraph.load;

import eu.policygraph.model.Namespaces;
import eu.policygraph.outside.Latencies;
import eu.policygraph.outside.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that makes one small change after the other, a second apart, until it is closed. */
final class Writer implements AutoCloseable {

    /** The graph that it writes. */
    static final String GRAPH = "source:load";

    private static final long PAUSE = 1_000;

    private final List<Latencies.Sample> samples = new CopyOnWriteArrayList<>();
    private final RawHttp client;
    private final String token;
    private final Thread thread;

    /** @param strategies how many there are to write about */
    Writer(RawHttp client, String token, int strategies) {
        this.client = client;
        this.token = token;
        this.thread = Thread.ofVirtual().start(() -> {
            write(0, "<%1$s> a epg:Source ; dcterms:title \"Load\"@en ; skos:prefLabel \"Load\"@en ; dcterms:publisher \"Nobody\"@en ; epg:reliability status:editorial .".formatted(graph()));
            for (int i = 1; !Thread.currentThread().isInterrupted(); i++) {
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                    return;
                }
                write(i, "strategy:g%d skos:altLabel \"Written as number %d\"@en .".formatted(i % strategies, i));
            }
        });
    }

    /** What it was answered so far. */
    Latencies latencies() {
        return new Latencies(List.copyOf(samples));
    }

    private void write(int number, String statements) {
        StringBuilder update = new StringBuilder();
        List.of("epg", "dcterms", "skos", "status", "strategy").forEach(prefix -> update.append("PREFIX ").append(prefix).append(": <").append(Namespaces.all().get(prefix)).append(">\n"));
        update.append("INSERT DATA { GRAPH <").append(graph()).append("> { ").append(statements).append(" } }");
        long started = System.nanoTime();
        int status = 0;
        try {
            status = client.send(RawHttp.request("POST", "/update", Map.of("Content-Type", "application/sparql-update", "Authorization", "Bearer " + token), update.toString().getBytes(StandardCharsets.UTF_8))).status();
        } catch (IOException e) {
            // Told as a status of 0.
        }
        if (!Thread.currentThread().isInterrupted()) {
            samples.add(new Latencies.Sample(number, status, System.nanoTime() - started));
        }
    }

    private static String graph() {
        return Namespaces.SOURCE + GRAPH.substring("source:".length());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
