package eu.policygraph.outside;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests at a steady rate that does not wait for answers, as strangers send them. The time of each counts from when it was due, so that a
 * server that stands still is seen to stand still (no coordinated omission).
 */
public final class OpenLoop {

    private OpenLoop() {}

    /**
     * Sends and waits for the last answer.
     *
     * @param perSecond requests a second
     * @param requests the bytes of the request with that number, counted from 0
     */
    public static Latencies run(RawHttp client, double perSecond, Duration length, IntFunction<byte[]> requests) {
        Queue<Latencies.Sample> samples = new ConcurrentLinkedQueue<>();
        long started = System.nanoTime();
        long step = (long) (1e9 / perSecond);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i * step < length.toNanos(); i++) {
                long due = started + i * step;
                int number = i;
                byte[] request = requests.apply(i);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                threads.submit(() -> samples.add(send(client, request, number, due)));
            }
        }
        return new Latencies(List.copyOf(samples));
    }

    private static Latencies.Sample send(RawHttp client, byte[] request, int number, long due) {
        RawHttp.Reply reply;
        try {
            reply = client.send(request);
        } catch (IOException e) {
            reply = new RawHttp.Reply(0, Map.of(), new byte[0], false, false, Duration.ZERO);
        }
        return new Latencies.Sample(number, reply.whole() ? reply.status() : 0, System.nanoTime() - due);
    }
}
