package eu.policygraph.rivals;

import java.util.Comparator;
import java.util.List;

/**
 * What one engine did with one load.
 *
 * @param perSecond answers a second
 * @param p50 milliseconds in which half of the answers came
 * @param cpu microseconds of processor time of the engine for one answer
 * @param failed answers other than 2xx and 3xx, and requests without one
 */
record Rate(double perSecond, double p50, double p95, double p99, double cpu, long failed) {

    /** The run with the median rate, with the failures of all. */
    static Rate median(List<Rate> runs) {
        List<Rate> sorted = runs.stream().sorted(Comparator.comparingDouble(Rate::perSecond)).toList();
        Rate middle = sorted.get(sorted.size() / 2);
        return new Rate(middle.perSecond, middle.p50, middle.p95, middle.p99, middle.cpu, runs.stream().mapToLong(Rate::failed).sum());
    }
}
