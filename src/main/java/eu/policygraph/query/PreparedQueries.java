package eu.policygraph.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.policygraph.admission.Admission;
import java.util.BitSet;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;

/**
 * Queries that are asked again and again with other constants, read and optimised once. What is asked for the first time is only noted.
 * Bounded by an estimate of bytes. Safe for any number of threads.
 */
final class PreparedQueries {

    private static final int LONGEST = 8 * 1024;
    private static final long BYTES = 16 * 1024 * 1024;
    private static final int BYTES_A_CHARACTER = 60;
    private static final int OVERHEAD = 200;

    /** What is known of a template. */
    private sealed interface Known {}

    /** It was seen; whether it can be prepared is not known, or it cannot be. */
    private record Noted(boolean useless) implements Known {}

    private record Ready(PreparedQuery query) implements Known {}

    /**
     * A template that was found, with the constants of the text that was asked for.
     *
     * @param query may turn out to be useless when it is first bound
     */
    record Found(PreparedQuery query, TemplateText text) {}

    private final Admission admission;
    private final Cache<String, Known> known = Caffeine.newBuilder().maximumWeight(BYTES)
            .weigher((String text, Known value) -> OVERHEAD + text.length() * (value instanceof Ready ? BYTES_A_CHARACTER : 2)).executor(Runnable::run).build();

    PreparedQueries(Admission admission) {
        this.admission = admission;
    }

    /** @return empty for a query that had better be read as it is */
    Optional<Found> find(String query) {
        if (query.length() > Math.min(LONGEST, admission.maxCharacters())) {
            return Optional.empty();
        }
        Optional<TemplateText> text = TemplateText.of(query);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Known first = look(text.get(), new BitSet());
        if (!(first instanceof Ready ready)) {
            return Optional.empty();
        }
        if (!ready.query().isUseless()) {
            return Optional.of(new Found(ready.query(), text.get()));
        }
        BitSet staying = ready.query().staying();
        TemplateText narrower = staying.isEmpty() ? null : TemplateText.of(query, staying).orElse(null);
        return narrower != null && look(narrower, staying) instanceof Ready second && !second.query().isUseless() ? Optional.of(new Found(second.query(), narrower)) : Optional.empty();
    }

    private Known look(TemplateText text, BitSet staying) {
        Known before = known.getIfPresent(text.text());
        if (before == null) {
            before = new Noted(!Repeatable.test(text.text()));
            known.put(text.text(), before);
            return before;
        }
        if (before instanceof Noted noted && !noted.useless()) {
            before = prepared(text, staying);
            known.put(text.text(), before);
        }
        return before;
    }

    /** Faults of the text are told when it is read as it is. */
    private Known prepared(TemplateText text, BitSet staying) {
        try {
            Query query = admission.parse(text.text());
            BitSet taken = new BitSet();
            taken.set(0, text.constants().size());
            taken.andNot(staying);
            return PreparedQuery.suits(query) ? new Ready(new PreparedQuery(query, taken)) : new Noted(true);
        } catch (QueryException e) {
            return new Noted(true);
        }
    }
}
