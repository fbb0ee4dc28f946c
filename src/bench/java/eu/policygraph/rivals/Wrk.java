package eu.policygraph.rivals;

import eu.policygraph.Project;
import eu.policygraph.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drives an engine with wrk: as many requests as it answers, from one thread over a number of connections. */
final class Wrk {

    /** How to come by it. */
    static final String NEEDS = "apt-get install -y wrk";

    private static final Pattern RESULT = Pattern.compile("(?m)^RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)$");

    private final Path folder;

    /** @param folder for files that wrk reads */
    Wrk(Path folder) {
        this.folder = folder;
    }

    /** Whether wrk is installed. */
    static boolean exists() throws IOException, InterruptedException {
        return Tools.exists("wrk");
    }

    /**
     * One run.
     *
     * @param asks sent in turn, again and again
     * @param tag of the If-None-Match header; empty for none
     */
    Rate run(Running engine, List<Ask> asks, String tag, int connections, int seconds) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "asks", ".tsv");
        Files.write(file, asks.stream().map(a -> a.path() + "\t" + a.accept() + (tag.isEmpty() ? "" : "\t" + tag)).toList());
        double before = engine.figures().processorSeconds();
        String said = Tools.run(folder, "wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "60s", "-s", Project.HOME.resolve("src/bench/wrk/rotate.lua").toString(),
                "http://127.0.0.1:" + engine.port(), "--", file.toString());
        double cpu = engine.figures().processorSeconds() - before;
        Matcher result = RESULT.matcher(said);
        if (!result.find()) {
            throw new IOException("wrk said: " + said);
        }
        double requests = Double.parseDouble(result.group(1));
        return new Rate(requests / Double.parseDouble(result.group(2)) * 1e6, millis(result.group(3)), millis(result.group(4)), millis(result.group(5)), cpu * 1e6 / requests,
                Long.parseLong(result.group(6)));
    }

    private static double millis(String micros) {
        return Double.parseDouble(micros) / 1e3;
    }
}
