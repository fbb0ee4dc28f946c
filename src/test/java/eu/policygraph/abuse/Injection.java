package eu.policygraph.abuse;

import eu.policygraph.outside.RawHttp;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Every payload in every place that takes text. */
public final class Injection {

    private static final int AT_ONCE = 4;
    private static final int STEP = 20_000;

    private final Siege siege;
    private final List<InjectionTarget> targets;
    private final List<Payload> payloads;

    public Injection(Siege siege, QueryCatalogue catalogue) throws IOException {
        this(siege, catalogue, "");
    }

    /** @param place only places whose address holds this text */
    public Injection(Siege siege, QueryCatalogue catalogue, String place) throws IOException {
        this.siege = siege;
        this.targets = InjectionTarget.all(catalogue).stream().filter(target -> target.address().contains(place)).toList();
        this.payloads = Payload.all();
    }

    /**
     * What came of it.
     *
     * @param sent how many requests
     * @param payloads how many different texts
     * @param targets how many different places
     * @param statuses how often each status came
     * @param complaints one sentence each with the address
     */
    public record Result(int sent, int payloads, int targets, Map<Integer, Integer> statuses, List<String> complaints) {}

    /** All of them. */
    public Result all() throws InterruptedException {
        return send(targets.size() * payloads.size(), i -> i);
    }

    /** So many, spread evenly, others for another seed: every payload is sent, and every place is tried, when there are enough. */
    public Result sample(int size, long seed) throws InterruptedException {
        int start = new SplittableRandom(seed).nextInt(targets.size() * payloads.size());
        return send(size, i -> i % payloads.size() + payloads.size() * ((start + i * (targets.size() / 7 * 2 + 1)) % targets.size()));
    }

    private interface Choice {
        int of(int number);
    }

    private Result send(int size, Choice choice) throws InterruptedException {
        Queue<String> complaints = new ConcurrentLinkedQueue<>();
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int t = 0; t < AT_ONCE; t++) {
                threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
                        if (i > 0 && i % STEP == 0) {
                            System.err.println(i + " of " + size + " requests sent, " + complaints.size() + " complaints");
                        }
                        int chosen = choice.of(i);
                        complaints.addAll(send(targets.get(chosen / payloads.size()), payloads.get(chosen % payloads.size()), statuses));
                    }
                });
            }
        }
        return new Result(size, Math.min(size, payloads.size()), Math.min(size, targets.size()), new TreeMap<>(statuses), new ArrayList<>(complaints));
    }

    private List<String> send(InjectionTarget target, Payload payload, Map<Integer, Integer> statuses) {
        String address = target.with(payload);
        List<String> complaints = new ArrayList<>();
        try {
            RawHttp.Reply reply = siege.client().send(RawHttp.request("GET", address, Map.of("Accept", "text/html, */*;q=0.5"), new byte[0]));
            statuses.merge(reply.status(), 1, Integer::sum);
            if (reply.status() == 0 || reply.status() >= 500) {
                complaints.add("answered with " + reply.status());
            }
            complaints.addAll(Judge.complaints(reply));
            complaints.addAll(Traces.in(reply, payload));
        } catch (IOException | RuntimeException e) {
            complaints.add("no connection: " + e);
        }
        return complaints.stream().map(c -> address + "\n        " + c).toList();
    }
}
