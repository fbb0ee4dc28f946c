package eu.policygraph.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.policygraph.admission.Admission;
import eu.policygraph.query.Placeholders.Constant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Queries that are asked again and again with other constants, read and optimised once. What is asked for the first time is only noted.
 * Bounded by an estimate of bytes. Safe for any number of threads.
 */
final class PreparedQueries {

    private static final int LONGEST = 8 * 1024;
    private static final long BYTES = 16 * 1024 * 1024;
    private static final int BYTES_A_CHARACTER = 60;
    private static final int OVERHEAD = 200;
    private static final int MOST_PARAMETERISED = 500;

    /** What is known of a template. */
    private sealed interface Known {}

    /** It was seen; whether it can be prepared is not known, or it cannot be. */
    private record Noted(boolean useless) implements Known {}

    private record Ready(PreparedQuery query) implements Known {}

    /**
     * A query that was found, with the constants that it is asked with.
     *
     * @param query may turn out to be useless when it is first bound
     */
    record Found(PreparedQuery query, List<Constant> constants) {}

    /**
     * A query of the catalogue with parameters.
     *
     * @param query compared by identity
     * @param terms placeholders, or what stays as it is
     */
    private record Parameterised(Query query, Slice slice, Map<Var, Node> terms) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Parameterised(Query its, Slice itsSlice, Map<Var, Node> itsTerms) && its == query && itsSlice.equals(slice) && itsTerms.equals(terms);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(query) + slice.hashCode()) + terms.hashCode();
        }
    }

    private final Admission admission;
    private final Cache<String, Known> known = Caffeine.newBuilder().maximumWeight(BYTES)
            .weigher((String text, Known value) -> OVERHEAD + text.length() * (value instanceof Ready ? BYTES_A_CHARACTER : 2)).executor(Runnable::run).build();

    private final Cache<Parameterised, Known> parameterised = Caffeine.newBuilder().maximumSize(MOST_PARAMETERISED).executor(Runnable::run).build();

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
            return Optional.of(new Found(ready.query(), text.get().constants()));
        }
        BitSet staying = ready.query().staying();
        TemplateText narrower = staying.isEmpty() ? null : TemplateText.of(query, staying).orElse(null);
        return narrower != null && look(narrower, staying) instanceof Ready second && !second.query().isUseless() ? Optional.of(new Found(second.query(), narrower.constants())) : Optional.empty();
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

    /** For queries that are asked again as the same object, with other parameters. */
    Optional<Found> find(Query query, Slice slice, Map<Var, Node> parameters) {
        List<Constant> constants = new ArrayList<>();
        Map<Var, Node> terms = new HashMap<>();
        parameters.forEach((variable, term) -> {
            Constant constant = constants.size() < Placeholders.MOST ? Placeholders.constant(term) : null;
            terms.put(variable, constant == null ? term : Placeholders.node(constant.kind(), constants.size()));
            if (constant != null) {
                constants.add(constant);
            }
        });
        Parameterised key = new Parameterised(query, slice, terms);
        Known before = parameterised.getIfPresent(key);
        if (before == null) {
            parameterised.put(key, new Noted(false));
            return Optional.empty();
        }
        if (before instanceof Noted noted && !noted.useless()) {
            before = prepared(key, constants.size());
            parameterised.put(key, before);
        }
        return before instanceof Ready ready && !ready.query().isUseless() ? Optional.of(new Found(ready.query(), constants)) : Optional.empty();
    }

    private static Known prepared(Parameterised key, int count) {
        Query part = key.slice().of(key.query());
        Query template = key.terms().isEmpty() ? part : QueryTransformOps.replaceVars(part, key.terms());
        BitSet taken = new BitSet();
        taken.set(0, count);
        return PreparedQuery.suits(template) && Repeatable.test(template.serialize()) ? new Ready(new PreparedQuery(template, taken)) : new Noted(true);
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
