package eu.policygraph.rivals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Starts of the program by its launcher; each measurement is the median of some.
 *
 * @param environment of the launcher
 * @param first what is asked until it is answered
 * @param runs how often it is started
 */
record Starts(Map<String, String> environment, List<String> arguments, Ask first, int runs) {

    /** Starts it once, for what a first start leaves to the next. */
    void prepare() throws IOException, InterruptedException {
        try (Running running = start()) {
            running.settle();
        }
    }

    /** Seconds until the first answer. */
    double seconds() throws IOException, InterruptedException {
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            try (Running running = start()) {
                seconds[i] = running.start().toMillis() / 1e3;
            }
        }
        Arrays.sort(seconds);
        return seconds[runs / 2];
    }

    /** Bytes of resident memory when it has nothing more to do. */
    long idle() throws IOException, InterruptedException {
        long[] bytes = new long[runs];
        for (int i = 0; i < runs; i++) {
            try (Running running = start()) {
                running.settle();
                bytes[i] = running.figures().resident();
            }
        }
        Arrays.sort(bytes);
        return bytes[runs / 2];
    }

    private Running start() throws IOException, InterruptedException {
        return Contenders.startOwn(environment, arguments, first);
    }
}
