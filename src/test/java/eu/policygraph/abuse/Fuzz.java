package eu.policygraph.abuse;

import eu.policygraph.outside.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Random and mutated requests, each of which can be made again from the seed and its number. */
public final class Fuzz {

    private static final int AT_ONCE = 4;

    private final Siege siege;
    private final long seed;
    private final List<String> queries;

    /** @param queries folder of the example queries that are mutated */
    public Fuzz(Siege siege, Path queries, long seed) throws IOException {
        this.siege = siege;
        this.seed = seed;
        try (Stream<Path> files = Files.list(queries)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".rq")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
            this.queries = List.copyOf(texts);
        }
    }

    /**
     * What came of it.
     *
     * @param statuses how often each status came; 0 is a connection closed without an answer
     * @param complaints one sentence each with the number of the request and its beginning
     */
    public record Result(int sent, Map<Integer, Integer> statuses, List<String> complaints) {}

    /** The request with a number. */
    public byte[] request(int number) {
        return new RequestNoise(queries, seed, number).next().bytes();
    }

    /** Sends the requests with the numbers from 0 to that size. */
    public Result run(int size) {
        Queue<String> complaints = new ConcurrentLinkedQueue<>();
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        int calls = siege.canary().calls().size();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int t = 0; t < AT_ONCE; t++) {
                threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < size && siege.program().isAlive(); i = next.getAndIncrement()) {
                        complaints.addAll(send(i, statuses));
                    }
                });
            }
        }
        if (siege.canary().calls().size() > calls) {
            complaints.add("called elsewhere: " + siege.canary().calls());
        }
        siege.afterwards().forEach(complaints::add);
        return new Result(Math.min(next.get(), size), new TreeMap<>(statuses), new ArrayList<>(complaints));
    }

    private List<String> send(int number, Map<Integer, Integer> statuses) {
        RequestNoise.Noise noise = new RequestNoise(queries, seed, number).next();
        List<String> complaints = new ArrayList<>();
        try {
            RawHttp client = noise.framed() ? siege.client() : new RawHttp(siege.program().port(), Duration.ofMillis(200));
            RawHttp.Reply reply = client.send(noise.bytes());
            statuses.merge(reply.status(), 1, Integer::sum);
            if (reply.status() != 0 || noise.framed()) {
                complaints.addAll(Judge.complaints(reply));
            }
            if (noise.framed() && reply.took().toMillis() > (siege.timeout() + 1) * 1_000 * siege.slack()) {
                complaints.add("took " + reply.took().toMillis() + " ms");
            }
            if (number % 200 == 0) {
                complaints.addAll(siege.afterwards());
            }
        } catch (IOException | RuntimeException e) {
            complaints.add("no connection: " + e);
        }
        String beginning = new String(noise.bytes(), 0, Math.min(noise.bytes().length, 300), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "·");
        return complaints.stream().map(c -> "seed " + seed + ", number " + number + ": " + c + "\n        " + beginning).toList();
    }
}
