package eu.policygraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills the program with SIGKILL while several writers change its data, starts it again, and holds what is there to what was
 * acknowledged. Each write of a writer adds a group of statements and takes away the group it added {@value #KEPT} writes before, in one
 * update: so after a crash the data of each writer tell exactly how many of its writes are there, and whether each is there as a whole.
 *
 * @param rounds kills
 * @param writers at once
 * @param acknowledged writes at least, over all rounds
 */
public record Durability(int rounds, int writers, int acknowledged) {

    private static final int KEPT = 8;
    private static final int GROUP = 5;
    private static final int SHORT_ROUNDS = 2;

    /** One writer: how many of its writes were acknowledged. */
    private static final class Writer {
        private final String graph;
        private volatile int acknowledged;

        private Writer(int number) {
            this.graph = Given.graph(number);
        }

        private void write(ServedStore server, AtomicInteger count) {
            while (true) {
                HttpResponse<String> answer;
                try {
                    answer = server.update(update(acknowledged));
                } catch (IOException e) {
                    return;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                if (answer.statusCode() / 100 == 2) {
                    acknowledged++;
                    count.incrementAndGet();
                } else if (answer.statusCode() != 503 && answer.statusCode() != 429) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
            }
        }

        private String update(int number) {
            String removal = number < KEPT ? "" : "DELETE DATA { GRAPH <" + graph + "> { " + group(number - KEPT) + "} } ; ";
            return removal + "INSERT DATA { GRAPH <" + graph + "> { " + group(number) + "} }";
        }

        private String group(int number) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < GROUP; i++) {
                text.append("<").append(graph).append("> <http://www.w3.org/2004/02/skos/core#altLabel> \"").append(number).append('-').append(i).append("\" . ");
            }
            return text.toString();
        }

        /** What has to be there after a number of writes. */
        private Set<String> expected(int writes) {
            Set<String> values = new TreeSet<>();
            for (int w = Math.max(0, writes - KEPT); w < writes; w++) {
                for (int i = 0; i < GROUP; i++) {
                    values.add(w + "-" + i);
                }
            }
            return values;
        }

        /** Holds the data to what was acknowledged; the write that was cut off may be there, as a whole. */
        private void verify(ServedStore server, int round) throws Exception {
            Set<String> found = new TreeSet<>(server.select("SELECT ?v { GRAPH <" + graph + "> { ?s <http://www.w3.org/2004/02/skos/core#altLabel> ?v } }"));
            if (found.equals(expected(acknowledged + 1))) {
                acknowledged++;
            }
            assertThat(found).as("%s after round %d and %d acknowledged writes", graph, round, acknowledged).isEqualTo(expected(acknowledged));
        }
    }

    /**
     * @param folder an empty one
     * @return what was done, in a line
     * @throws AssertionError when a write was lost, or is there by half, or a start took too long
     */
    public String run(Path folder) throws Exception {
        Given given = Given.in(folder, writers);
        List<Writer> all = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            all.add(new Writer(i));
        }
        Random random = new Random(42);
        AtomicInteger count = new AtomicInteger();
        Duration slowest = Duration.ZERO;
        for (int round = 1; round <= rounds; round++) {
            ServedStore server = given.serve();
            try {
                slowest = slowest.compareTo(server.ready()) < 0 ? server.ready() : slowest;
                for (Writer writer : all) {
                    writer.verify(server, round - 1);
                }
                List<Thread> threads = all.stream().map(writer -> Thread.ofPlatform().start(() -> writer.write(server, count))).toList();
                waitFor(count, acknowledged * round / rounds);
                Thread.sleep(random.nextInt(50));
                server.kill();
                for (Thread thread : threads) {
                    thread.join();
                }
            } finally {
                server.kill();
            }
        }
        try (ServedStore server = given.serve()) {
            for (Writer writer : all) {
                writer.verify(server, rounds);
            }
        }
        int[] entries = {0};
        Audit.read(given.store(), entry -> entries[0]++);
        assertThat(entries[0]).as("changes in the journal").isGreaterThanOrEqualTo(count.get() + 1);
        assertThat(count.get()).isGreaterThanOrEqualTo(acknowledged);
        String done = String.format("%d rounds, %d writers, %d acknowledged writes, 0 lost, 0 half, slowest start %d ms", rounds, writers, count.get(), slowest.toMillis());
        assertThat(slowest).as(done).isLessThan(Duration.ofSeconds(rounds > SHORT_ROUNDS ? 10 : 60));
        return done;
    }

    private static void waitFor(AtomicInteger count, int wanted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (count.get() < wanted && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }
}
