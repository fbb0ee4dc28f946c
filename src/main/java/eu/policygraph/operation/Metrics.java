package eu.policygraph.operation;

import eu.policygraph.web.Exchange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The metrics of one server, for Prometheus. Every label has few values: templates of routes, names of queries, ids of problems. */
public final class Metrics implements Gauges, AutoCloseable {

    /** Media type of {@link #text}: the text format of Prometheus. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Duration[] STEPS = Stream.of(5, 25, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000).map(Duration::ofMillis).toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter responseBytes = registry.counter("policygraph_response_bytes");
    private final Map<Outcome, Counter> requests = new ConcurrentHashMap<>();
    private final Map<Timed, Timer> timers = new ConcurrentHashMap<>();
    /** The registry itself holds what it counts only weakly, and stops counting what nobody else holds. */
    private final List<Supplier<? extends Number>> counted = new CopyOnWriteArrayList<>();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final MultiGauge snapshot = MultiGauge.builder("policygraph_snapshot_version").description("Version of the data that is served.").register(registry);

    /** What one counter counts; kept beside the registry, which takes longer to find it than a cached answer takes to be found. */
    private record Outcome(String route, String method, int status) {}

    private record Timed(String name, String value) {}

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        gauge("process_resident_memory_bytes", "Memory of the process as the system counts it; 0 where it does not tell.", ResidentMemory::bytes);
    }

    @Override
    public void gauge(String name, String help, Supplier<? extends Number> value, String... labels) {
        Gauge.builder(name, value::get).description(help).tags(labels).strongReference(true).register(registry);
    }

    @Override
    public void counter(String name, String help, Supplier<? extends Number> value, String... labels) {
        counted.add(value);
        FunctionCounter.builder(name, value, v -> v.get().doubleValue()).description(help).tags(labels).register(registry);
    }

    /** Says which version of the data is served from now on. */
    public void version(String version) {
        snapshot.register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)), true);
    }

    /**
     * Counts a request that has been answered.
     *
     * @param exchange null when the request could not be read
     */
    void count(Exchange exchange, String method, int status, Duration took, long bytes) {
        String route = exchange == null || exchange.route().isEmpty() ? "none" : exchange.route();
        requests.computeIfAbsent(new Outcome(route, METHODS.contains(method) ? method : "other", status), this::requests).increment();
        responseBytes.increment(bytes);
        time("policygraph_request_seconds", took, "route", route);
        if (exchange == null) {
            return;
        }
        if (!exchange.question().isEmpty()) {
            time("policygraph_query_seconds", took, "query", exchange.question());
        }
        if (!exchange.problem().isEmpty()) {
            registry.counter("policygraph_problems", "problem", exchange.problem()).increment();
        }
        if (!exchange.lane().isEmpty()) {
            time("policygraph_lane_wait_seconds", exchange.waited(), "lane", exchange.lane());
        }
    }

    /** All values as they are now. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private Counter requests(Outcome outcome) {
        return registry.counter("policygraph_requests", "route", outcome.route(), "method", outcome.method(), "status", Integer.toString(outcome.status()));
    }

    private void time(String name, Duration took, String label, String value) {
        timers.computeIfAbsent(new Timed(name, value), timed -> Timer.builder(name).tag(label, value).serviceLevelObjectives(STEPS).register(registry)).record(took);
    }
}
