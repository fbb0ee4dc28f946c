package eu.policygraph.abuse;

import eu.policygraph.outside.Canary;
import eu.policygraph.outside.RawHttp;
import eu.policygraph.outside.StartedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One server under attack, with the canary beside it. It makes no answers before they are asked for, so that a core that is busy is busy with
 * an attack.
 *
 * @param token of a writer of the graph {@code source:abuse}
 * @param timeout seconds that the server gives a query
 * @param slack factor on every bound of time, for machines that do other work at the same time; 1 measures
 */
public record Siege(StartedProgram program, Canary canary, String token, double timeout, double slack) implements AutoCloseable {

    private static final String PAGE = "/queries/counts-by-kind.csv";

    /** Starts the program, with a heap of 2 GB, and the canary. */
    public static Siege begin(int timeout, double slack) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("abuse-");
        Path tokens = folder.resolve("tokens");
        folder.toFile().deleteOnExit();
        tokens.toFile().deleteOnExit();
        String token = StartedProgram.run("token", "--role", "writer", "--source", "source:abuse", "--tokens", tokens.toString(), "abuse");
        return new Siege(StartedProgram.start("2g", "--no-warm-up", "--timeout", Integer.toString(timeout), "--tokens", tokens.toString()), new Canary(), token, timeout, slack);
    }

    /** Stops both. */
    @Override
    public void close() {
        program.close();
        canary.close();
    }

    /** A client whose patience is longer than any answer may take. */
    public RawHttp client() {
        return new RawHttp(program.port(), Duration.ofSeconds((long) (timeout + 10 * slack + 10)));
    }

    /** Sends one request of the table and says what came of it, of the canary, and of the next plain request. */
    Outcome send(HostileRequest request) throws IOException, InterruptedException {
        int before = canary.calls().size();
        RawHttp.Reply reply = client().send(request.bytes(canary.address(), token));
        List<String> complaints = new ArrayList<>(Judge.complaints(request, reply, timeout, slack));
        if (canary.calls().size() > before) {
            complaints.add("called elsewhere: " + canary.calls().subList(before, canary.calls().size()));
        }
        complaints.addAll(afterwards());
        return new Outcome(request.promise(), request.name(), String.format(Locale.ROOT, "%d, %d ms", reply.status(), reply.took().toMillis()), complaints);
    }

    /** Whether the server still does its work: a ping and a page, each within a second. */
    List<String> afterwards() {
        List<String> complaints = new ArrayList<>();
        if (!program.isAlive()) {
            return List.of("the server is down");
        }
        for (String address : List.of("/$/ping", PAGE)) {
            RawHttp.Reply reply = get(address);
            if (reply.status() != 200 || reply.took().toMillis() > 1_000 * slack) {
                complaints.add("afterwards " + address + " answered with " + reply.status() + " after " + reply.took().toMillis() + " ms");
            }
        }
        return complaints;
    }

    /** A plain request; a status of 0 when there was no connection to be had. */
    public RawHttp.Reply get(String address) {
        try {
            return client().send(RawHttp.request("GET", address, Map.of(), new byte[0]));
        } catch (IOException e) {
            return new RawHttp.Reply(0, Map.of(), new byte[0], false, false, client().patience());
        }
    }

    /** Seconds of processor time that the server used in the given time: how many cores it keeps busy. */
    double busyCores(Duration watched) throws InterruptedException {
        Duration before = program.processorTime();
        Thread.sleep(watched);
        return (double) program.processorTime().minus(before).toNanos() / watched.toNanos();
    }
}
