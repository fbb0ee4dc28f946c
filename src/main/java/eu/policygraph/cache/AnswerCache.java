package eu.policygraph.cache;

import eu.policygraph.model.Format;
import eu.policygraph.operation.Gauges;
import eu.policygraph.web.Body;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finished answers, for as long as the same data are served on the same day. What a shared cache may keep by its Cache-Control is kept here
 * too, when it is whole, good and small enough; nothing else is. Safe for any number of threads.
 */
public final class AnswerCache {

    /**
     * How it keeps.
     *
     * @param bytes that answers may take together, about; 0 keeps nothing
     * @param queries path where a POST asks, and changes nothing
     * @param compressible which media types are worth compressing
     */
    public record Settings(long bytes, String queries, Language language, Predicate<String> compressible) {

        public Settings {
            Objects.requireNonNull(queries);
            Objects.requireNonNull(language);
            Objects.requireNonNull(compressible);
        }
    }

    /** The language in which pages speak, by Accept-Language. */
    @FunctionalInterface
    public interface Language {
        String of(Optional<String> acceptLanguage);
    }

    /** So long one waits for what somebody else has asked for; whoever is not answered then asks too, and still ends within a second after the time of a query. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int SHARE = 8;
    /** Of the 128 MB that the launcher lets Java take for such things. */
    private static final long MOST_OUTSIDE = 48L * 1024 * 1024;
    private static final long LARGEST = 8 * 1024 * 1024;
    private static final Set<String> KNOWN = Set.of("accept", "accept-language", "accept-encoding");

    private final Supplier<?> served;
    private final Clock clock;
    private final Settings settings;
    private final Codings codings;
    private final Counts counts = new Counts();
    private final WireMemory memory = new WireMemory(Math.min(MOST_OUTSIDE, Runtime.getRuntime().maxMemory() / 16));
    private volatile Generation generation;

    /**
     * @param served the data that new requests are answered from; other data are another object
     * @param clock says when a day is over, after which answers that speak of "today" are others
     */
    public AnswerCache(Supplier<?> served, Clock clock, Settings settings) {
        this.served = served;
        this.clock = clock;
        this.settings = settings;
        this.codings = new Codings(settings.compressible());
    }

    /** What answers, with this in front of it. */
    public Route.Handler around(Route.Handler routes) {
        return isOn() ? request -> answer(request, routes) : routes;
    }

    boolean isOn() {
        return settings.bytes() > 0;
    }

    Counts counts() {
        return counts;
    }

    /** The answers from what is served now. */
    Generation current() {
        Generation known = generation;
        Object data = served.get();
        return known != null && known.isOf(data, clock.millis()) ? known : renewed();
    }

    private synchronized Generation renewed() {
        Object data = served.get();
        long now = clock.millis();
        if (generation == null || !generation.isOf(data, now)) {
            long midnight = LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
            generation = new Generation(data, Math.max(midnight, now + 1), settings.bytes(), memory, counts);
        }
        return generation;
    }

    /**
     * Has everybody else who asks the same wait for this request, before it is handled: for whoever lets it wait where nobody should wait for it.
     *
     * @return what ends that, to be run in any case, once it is handled or not handled after all; empty when the answer is there already or
     *     somebody else is making it
     */
    public Optional<Runnable> reserve(Request request) {
        Optional<AnswerKey> key = isOn() ? AnswerKey.of(request, settings.queries(), settings.language()::of) : Optional.empty();
        if (key.isEmpty()) {
            return Optional.of(() -> { });
        }
        Generation now = current();
        Flight own = new Flight(request.exchange());
        return key.get().candidates().stream().anyMatch(candidate -> now.find(candidate).isPresent()) || now.flight(key.get(), own) != own ? Optional.empty() : Optional.of(() -> {
            own.lost();
            now.landed(key.get(), own);
        });
    }

    private Response answer(Request request, Route.Handler routes) {
        Optional<AnswerKey> key = AnswerKey.of(request, settings.queries(), settings.language()::of);
        if (key.isEmpty()) {
            return routes.handle(request);
        }
        Generation now = current();
        Optional<KeptAnswer> kept = key.get().candidates().stream().flatMap(candidate -> now.find(candidate).stream()).findFirst();
        if (kept.isPresent()) {
            counts.hits().increment();
            request.exchange().note(RawKey.class).ifPresent(raw -> now.alias(raw, kept.get(), isCompressed(raw, kept.get())));
            return given(kept.get(), request);
        }
        Flight own = new Flight(request.exchange());
        Flight first = now.flight(key.get(), own);
        if (first.isOf(request.exchange())) {
            counts.misses().increment();
            return made(key.get(), request, routes, now, first);
        }
        Optional<KeptAnswer> shared = first.await(PATIENCE);
        if (shared.isPresent()) {
            counts.shared().increment();
            return given(shared.get(), request);
        }
        counts.misses().increment();
        return routes.handle(request);
    }

    private Response made(AnswerKey key, Request request, Route.Handler routes, Generation now, Flight flight) {
        try {
            Response response = routes.handle(request);
            if (!mayBeKept(response) || request.cancellation().isCancelled()) {
                return response;
            }
            Response tagged = KeptAnswer.tag(response).isPresent() ? response : response.header("ETag", EntityTag.ofBody(response.body()).value());
            KeptAnswer answer = new KeptAnswer(key.of(isPage(tagged), Set.copyOf(values(tagged, "Vary"))), tagged, request.exchange().route(), request.exchange().question());
            now.keep(answer);
            flight.landed(answer);
            return tagged;
        } finally {
            flight.lost();
            now.landed(key, flight);
        }
    }

    private static Response given(KeptAnswer answer, Request request) {
        request.exchange().route(answer.route());
        request.exchange().question(answer.question());
        return answer.response();
    }

    private boolean isCompressed(RawKey raw, KeptAnswer answer) {
        return Codings.acceptsGzip(raw.encoding()) && codings.isCompressible(answer.response().contentType(), answer.response().body().length());
    }

    private boolean mayBeKept(Response response) {
        return response.status() == 200 && response.contentType() != null && response.body() instanceof Body.InMemory body && body.length() <= Math.min(LARGEST, settings.bytes() / SHARE)
                && values(response, "Cache-Control").contains("public") && values(response, "X-Result-Cut").isEmpty() && KNOWN.containsAll(values(response, "Vary"));
    }

    private static boolean isPage(Response response) {
        return response.contentType().equals(Format.HTML.contentType());
    }

    private static List<String> values(Response response, String name) {
        return response.headers().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).flatMap(header -> Arrays.stream(header.getValue().split(",")))
                .map(value -> value.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** Shows how it is doing. */
    public void observe(Gauges gauges) {
        gauges.counter("policygraph_cache_hits_total", "Answers that were in the cache.", counts.hits()::sum);
        gauges.counter("policygraph_cache_shared_total", "Answers that another request had asked for just before.", counts.shared()::sum);
        gauges.counter("policygraph_cache_misses_total", "Answers that had to be made and might have been in the cache.", counts.misses()::sum);
        gauges.counter("policygraph_cache_evictions_total", "Answers that left the cache to make room.", counts.evictions()::sum);
        gauges.gauge("policygraph_cache_bytes", "What the answers in the cache take, about.", () -> current().bytes());
        gauges.gauge("policygraph_cache_limit_bytes", "What they may take.", settings::bytes);
        gauges.gauge("policygraph_cache_answers", "Answers in the cache.", () -> current().size());
    }
}
