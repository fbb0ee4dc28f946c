package eu.policygraph.outside;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients that send the same request again and again, each from an address of its own, until they are closed. */
public final class Burners implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();

    public Burners(RawHttp client, byte[] request, int clients) {
        for (int i = 1; i <= clients; i++) {
            RawHttp own = client.from("127.0.2." + i);
            threads.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    statuses.add(own.send(request).status());
                    Thread.sleep(50);
                }
                return null;
            });
        }
    }

    /** The statuses that have answered so far. */
    public Set<Integer> statuses() {
        return Set.copyOf(statuses);
    }

    /** Hangs up on whatever is still being waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
