package eu.policygraph.rivals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Starts of the program by its launcher until the first answer.
 *
 * @param seconds the median
 * @param idle bytes of resident memory when nothing has been asked for a while
 */
record Starts(double seconds, long idle) {

    /**
     * Starts it once or twice for what a first start leaves to the next, then measures.
     *
     * @param environment of the launcher
     * @param runs starts that count
     */
    static Starts measure(Map<String, String> environment, List<String> arguments, Ask first, int runs) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            try (Running running = Contenders.startOwn(environment, arguments, first)) {
                running.settle();
            }
        }
        double[] seconds = new double[runs];
        long idle = 0;
        for (int i = 0; i < runs; i++) {
            try (Running running = Contenders.startOwn(environment, arguments, first)) {
                seconds[i] = running.start().toMillis() / 1e3;
                running.settle();
                idle = running.figures().resident();
            }
        }
        Arrays.sort(seconds);
        return new Starts(seconds[runs / 2], idle);
    }
}
