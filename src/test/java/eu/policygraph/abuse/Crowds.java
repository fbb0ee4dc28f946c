package eu.policygraph.abuse;

import eu.policygraph.outside.Burners;
import eu.policygraph.outside.Latencies;
import eu.policygraph.outside.OpenLoop;
import eu.policygraph.outside.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Attacks that take many connections at once: whether the others are still served. */
public final class Crowds {

    private static final String HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    private static final String LARGE = URLEncoder.encode("SELECT * { ?s ?p ?o } LIMIT 20000", StandardCharsets.UTF_8);
    private static final int CROWD = 250;
    private static final int LANES_OF_ONE_CLIENT = 5;
    private static final List<String> CHEAP = List.of("/", "/queries/counts-by-kind.csv", "/strategy/csa-2020", "/$/ping", "/queries/strategies.json", "/acts", "/act/directive-2011-93.ttl");

    private final Siege siege;
    private final Duration length;

    /** @param length how long each crowd stays */
    public Crowds(Siege siege, Duration length) {
        this.siege = siege;
        this.length = length;
    }

    /** All of them, one after the other; pages are asked for once before, for what the first visit of all costs is not what a crowd costs. */
    public List<Outcome> run(Consumer<Outcome> seen) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        CHEAP.forEach(siege::get);
        for (Attack attack : List.<Attack>of(this::heavyQueries, this::tooManyOfOneClient, this::spoofedClients, this::hangUp, this::timedOut,
                () -> slow("250 slow headers", this::slowHeader), () -> slow("250 slow bodies", this::slowBody), () -> slow("250 slow readers", this::slowReader),
                () -> slow("250 connections that say nothing", socket -> Thread.sleep(length)), this::pipelined)) {
            Outcome outcome = attack.run();
            List<String> complaints = new ArrayList<>(outcome.complaints());
            complaints.addAll(siege.afterwards());
            outcome = new Outcome(outcome.promise(), outcome.name(), outcome.what(), complaints);
            seen.accept(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private interface Attack {
        Outcome run() throws IOException, InterruptedException;
    }

    private interface Slowness {
        void keep(Socket socket) throws IOException, InterruptedException;
    }

    /** Queries that burn until their time is up, each from a client of its own, beside pages. */
    private Outcome heavyQueries() throws InterruptedException {
        try (Burners burners = new Burners(siege.client(), query(HEAVY, Map.of()), 24)) {
            Latencies pages = cheap();
            List<String> complaints = new ArrayList<>();
            if (pages.percentile(0.99) > 500 * siege.slack() || pages.slowest() > 2_000 * siege.slack() || pages.good() < 1) {
                complaints.add("pages waited or failed: " + pages);
            }
            if (!Set.of(429, 503).containsAll(burners.statuses())) {
                complaints.add("heavy queries were answered with " + burners.statuses());
            }
            return new Outcome("fairness", "24 heavy queries", pages + "; heavy: " + burners.statuses(), complaints);
        }
    }

    private Latencies cheap() {
        return OpenLoop.run(siege.client(), 20, length, i -> RawHttp.request("GET", CHEAP.get(i % CHEAP.size()), Map.of(), new byte[0]));
    }

    private Outcome tooManyOfOneClient() throws InterruptedException {
        return atOnce("12 heavy queries of one client", i -> Map.of());
    }

    /** Who may be believed about others is the deployer's word alone; a stranger's header is none. */
    private Outcome spoofedClients() throws InterruptedException {
        return atOnce("12 heavy queries of one client that names others", i -> Map.of("X-Forwarded-For", "192.0.2." + i, "Forwarded", "for=192.0.2." + i));
    }

    private Outcome atOnce(String name, IntFunction<Map<String, String>> headers) throws InterruptedException {
        List<Callable<RawHttp.Reply>> calls = IntStream.range(0, 12).<Callable<RawHttp.Reply>>mapToObj(i -> () -> siege.client().send(query(HEAVY, headers.apply(i)))).toList();
        List<String> complaints = new ArrayList<>();
        List<Latencies.Sample> samples = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<RawHttp.Reply> answer : threads.invokeAll(calls)) {
                if (answer.state() != Future.State.SUCCESS) {
                    complaints.add("no connection: " + answer.exceptionNow());
                    continue;
                }
                RawHttp.Reply reply = answer.resultNow();
                samples.add(new Latencies.Sample(samples.size(), reply.status(), reply.took().toNanos()));
                complaints.addAll(Judge.complaints(reply));
                if (!Set.of(429, 503).contains(reply.status())) {
                    complaints.add("answered with " + reply.status());
                }
            }
        }
        Latencies latencies = new Latencies(samples);
        long refused = samples.stream().filter(s -> s.status() == 429).count();
        if (refused < 12 - LANES_OF_ONE_CLIENT) {
            complaints.add("only " + refused + " of 12 refused with 429");
        }
        if (latencies.slowest() > (siege.timeout() + 1) * 1_000 * siege.slack()) {
            complaints.add("the slowest took " + latencies.slowest() + " ms");
        }
        return new Outcome("fairness", name, latencies.toString(), complaints);
    }

    private Outcome hangUp() throws IOException, InterruptedException {
        for (int i = 0; i < 4; i++) {
            Socket socket = siege.client().connect();
            socket.getOutputStream().write(query(HEAVY, Map.of()));
            socket.getOutputStream().flush();
            Thread.sleep(300);
            socket.close();
        }
        return idleAgain("4 heavy queries whose client hangs up");
    }

    private Outcome timedOut() throws IOException, InterruptedException {
        siege.client().send(query(HEAVY, Map.of()));
        return idleAgain("a heavy query whose time is up");
    }

    private Outcome idleAgain(String name) throws InterruptedException {
        Thread.sleep((long) (2_000 * Math.min(siege.slack(), siege.timeout() / 3)));
        double busy = siege.busyCores(Duration.ofSeconds(1));
        return new Outcome("time", name, String.format(Locale.ROOT, "%.2f cores busy two seconds later", busy), busy > 0.5 ? List.of("still at work: " + busy + " cores") : List.of());
    }

    /** Crowd of connections, each kept by its thread in its own slow way, while pages are asked for. */
    private Outcome slow(String name, Slowness slowness) throws InterruptedException {
        List<String> complaints = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch open = new CountDownLatch(CROWD);
            for (int i = 0; i < CROWD; i++) {
                String from = "127.0.1." + (i + 1);
                threads.submit(() -> {
                    try (Socket socket = siege.client().from(from).connect()) {
                        open.countDown();
                        slowness.keep(socket);
                    } finally {
                        open.countDown();
                    }
                    return null;
                });
            }
            open.await(10, TimeUnit.SECONDS);
            Latencies pages = cheap();
            threads.shutdownNow();
            if (pages.slowest() > 1_000 * siege.slack() || pages.good() < 1) {
                complaints.add("pages waited: " + pages);
            }
            return new Outcome("fairness", name, pages.toString(), complaints);
        }
    }

    private void slowHeader(Socket socket) throws IOException, InterruptedException {
        trickle(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    private void slowBody(Socket socket) throws IOException, InterruptedException {
        trickle(socket, "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\n");
    }

    private static void trickle(Socket socket, String beginning) throws IOException, InterruptedException {
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        while (true) {
            Thread.sleep(500);
            socket.getOutputStream().write('#');
        }
    }

    private void slowReader(Socket socket) throws IOException, InterruptedException {
        socket.getOutputStream().write(RawHttp.request("GET", "/sparql?query=" + LARGE, Map.of(), new byte[0]));
        while (socket.getInputStream().read() >= 0) {
            Thread.sleep(500);
        }
    }

    private Outcome pipelined() throws IOException {
        String ping = "GET /$/ping HTTP/1.1\r\nHost: localhost\r\n\r\n";
        byte[] all = (ping.repeat(500) + ping.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")).getBytes(StandardCharsets.ISO_8859_1);
        RawHttp.Reply first = siege.client().send(all);
        return new Outcome("fairness", "500 requests in one breath", first.status() + ", " + first.took().toMillis() + " ms", first.status() == 200 ? Judge.complaints(first) : List.of("answered with " + first.status()));
    }

    private static byte[] query(String text, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/sparql-query");
        return RawHttp.request("POST", "/sparql", all, text.getBytes(StandardCharsets.UTF_8));
    }
}
