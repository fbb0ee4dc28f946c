package eu.policygraph.outside;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The answers to many requests. */
public record Latencies(List<Sample> samples) {

    /**
     * One answer.
     *
     * @param number of the request, from 0
     * @param status 0 for none, or one that was cut
     * @param nanos from when the request was due to the last byte
     */
    public record Sample(int number, int status, long nanos) {}

    /** Only the answers to requests with these numbers. */
    public Latencies of(IntPredicate numbers) {
        return new Latencies(samples.stream().filter(s -> numbers.test(s.number())).toList());
    }

    public int count() {
        return samples.size();
    }

    /** Milliseconds that this share of the answers, from 0 to 1, took at most. */
    public double percentile(double share) {
        long[] sorted = samples.stream().mapToLong(Sample::nanos).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    /** Milliseconds of the slowest answer. */
    public double slowest() {
        return percentile(1);
    }

    /** Share of answers with a status of 2xx or 304, from 0 to 1. */
    public double good() {
        return count() == 0 ? 0 : (double) samples.stream().filter(s -> s.status() / 100 == 2 || s.status() == 304).count() / count();
    }

    /** How often each status came, as {@code 200 × 1180, 503 × 2}. */
    public String statuses() {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        samples.forEach(s -> counts.merge(s.status(), 1, Integer::sum));
        return String.join(", ", counts.entrySet().stream().map(e -> e.getKey() + " × " + e.getValue()).toList());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d answers (%s), p50 %.0f ms, p95 %.0f, p99 %.0f, slowest %.0f", count(), statuses(), percentile(0.5), percentile(0.95), percentile(0.99), slowest());
    }
}
