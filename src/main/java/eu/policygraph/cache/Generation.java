package eu.policygraph.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that were made from the same data on the same day. It is thrown away as a whole. */
final class Generation {

    private final Object data;
    private final long until;
    private final WireMemory memory;
    private final Cache<AnswerKey, KeptAnswer> answers;
    private final Map<RawKey, ReadyAnswer> ready = new ConcurrentHashMap<>();
    private final Map<AnswerKey, Flight> flights = new ConcurrentHashMap<>();

    /**
     * @param data that it is of, by identity
     * @param until end of the day, in milliseconds since 1970
     * @param bytes that answers may take
     * @param memory for bodies that are sent again
     */
    Generation(Object data, long until, long bytes, WireMemory memory, Counts counts) {
        this.data = data;
        this.until = until;
        this.memory = memory;
        this.answers = Caffeine.newBuilder().maximumWeight(bytes).weigher((AnswerKey key, KeptAnswer answer) -> answer.weight()).executor(Runnable::run)
                .evictionListener((AnswerKey key, KeptAnswer answer, RemovalCause cause) -> {
                    answer.forget().forEach(ready::remove);
                    counts.evictions().increment();
                }).build();
    }

    boolean isOf(Object current, long now) {
        return data == current && now < until;
    }

    /** The answer to a request in these very bytes, or null. */
    ReadyAnswer ready(RawKey raw) {
        ReadyAnswer answer = ready.get(raw);
        if (answer != null) {
            answers.getIfPresent(answer.kept().key());
        }
        return answer;
    }

    Optional<KeptAnswer> find(AnswerKey key) {
        return Optional.ofNullable(answers.getIfPresent(key));
    }

    void keep(KeptAnswer answer) {
        answers.put(answer.key(), answer);
    }

    /** Answers requests in these very bytes from now on. */
    void alias(RawKey raw, KeptAnswer answer, boolean compressed) {
        boolean more = !answer.isReady(compressed);
        ReadyAnswer form = answer.ready(compressed, memory);
        if (more && compressed) {
            answers.asMap().replace(answer.key(), answer, answer);
        }
        if (answer.alias(raw)) {
            ready.put(raw, form);
            if (answer.isForgotten()) {
                ready.remove(raw);
            }
        }
    }

    /** Those who ask first get their own flight; the others that of the first. */
    Flight flight(AnswerKey key, Flight own) {
        Flight other = flights.putIfAbsent(key, own);
        return other == null ? own : other;
    }

    void landed(AnswerKey key, Flight flight) {
        flights.remove(key, flight);
    }

    long bytes() {
        return answers.policy().eviction().flatMap(eviction -> eviction.weightedSize().isPresent() ? Optional.of(eviction.weightedSize().getAsLong()) : Optional.empty()).orElse(0L);
    }

    long size() {
        return answers.estimatedSize();
    }
}
