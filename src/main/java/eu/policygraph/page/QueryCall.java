package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Limits;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.ParameterException;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.Slice;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/**
 * A call of a prebuilt query.
 *
 * @param given parameters of the query as the user wrote them, in order
 * @param terms the same as RDF terms, with defaults
 * @param receipts whether every row is to name its sources
 */
public record QueryCall(PrebuiltQuery query, Map<String, String> given, Map<Var, Node> terms, Slice slice, boolean receipts) {

    private static final int MAX_OFFSET = 10_000_000;

    /** @throws eu.policygraph.web.ProblemException 400 for an unknown name, a missing or bad value */
    static QueryCall read(PrebuiltQuery query, Request request, ParameterBinder binder, Snapshot snapshot, Limits limits) {
        Map<String, String> given = given(query, request);
        Slice slice = slice(request, limits);
        boolean receipts = receipts(request);
        if (!query.query().isSelectType() && (receipts || !slice.equals(Slice.WHOLE))) {
            throw Problem.badRequest("bad-parameter", "limit, offset and receipts are for tables; the answer of this query is not one.").exception();
        }
        try {
            return new QueryCall(query, given, binder.bind(query, given, snapshot), slice, receipts);
        } catch (ParameterException e) {
            throw Problem.badRequest("bad-parameter", e.getMessage()).with("parameter", e.parameter()).with("known", query.parameters().stream().map(Parameter::name).toList()).exception();
        }
    }

    /**
     * The parameters of the query that a request gives, without those about the answer. On pages {@code lang} is always
     * known: it is the language of the interface too.
     */
    static Map<String, String> given(PrebuiltQuery query, Request request) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : request.query().names()) {
            boolean ofThePage = name.equals("lang") && query.parameter(name).isEmpty() && !request.path().contains(".");
            if (!PrebuiltQuery.RESERVED.contains(name) && !ofThePage) {
                request.query().one(name).ifPresent(value -> given.put(name, value));
            }
        }
        return given;
    }

    /** A text that is equal for calls with equal answers, in whatever order and spelling their parameters came. */
    String identity() {
        Map<String, String> sorted = new TreeMap<>();
        terms.forEach((name, term) -> sorted.put(name.getVarName(), term.toString()));
        return query.name() + sorted + slice + receipts;
    }

    /** Path and query string of this call in a form. */
    public String path(String suffix) {
        return path(suffix, slice);
    }

    /** Path and query string of another part of the rows. */
    String path(String suffix, Slice other) {
        Map<String, String> values = new LinkedHashMap<>(given);
        values.put("receipts", receipts ? "1" : "");
        values.put("limit", other.limit() == Slice.ALL ? "" : Long.toString(other.limit()));
        values.put("offset", other.offset() == 0 ? "" : Long.toString(other.offset()));
        String string = QueryStrings.of(values);
        return "/queries/" + query.name() + suffix + (string.isEmpty() ? "" : "?" + string);
    }

    /** The rows before these, if there are any. */
    Optional<Slice> previous() {
        if (slice.offset() == 0 || slice.limit() == Slice.ALL) {
            return Optional.empty();
        }
        long offset = Math.max(0, slice.offset() - slice.limit());
        return Optional.of(new Slice(offset, Math.min(slice.limit(), slice.offset())));
    }

    /** @param shown how many rows this answer has, more following */
    Slice next(int shown, Limits limits) {
        return new Slice(slice.offset() + shown, slice.limit() == Slice.ALL ? limits.maxRows() : slice.limit());
    }

    private static Slice slice(Request request, Limits limits) {
        return new Slice(number(request, "offset", 0, 0, MAX_OFFSET), number(request, "limit", Slice.ALL, 1, limits.maxRows()));
    }

    private static long number(Request request, String name, long otherwise, int min, int max) {
        Optional<String> value = request.query().one(name).map(String::strip).filter(v -> !v.isEmpty());
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.get().matches("\\d{1,9}") || Integer.parseInt(value.get()) < min || Integer.parseInt(value.get()) > max) {
            throw bad(name, "Parameter '" + name + "' is '" + value.get() + "' but should be a whole number from " + min + " to " + max + ".");
        }
        return Integer.parseInt(value.get());
    }

    private static boolean receipts(Request request) {
        String value = request.query().one("receipts").orElse("");
        if (!List.of("", "0", "1").contains(value)) {
            throw bad("receipts", "Parameter 'receipts' is '" + value + "' but should be 1, or left out.");
        }
        return value.equals("1");
    }

    private static RuntimeException bad(String name, String detail) {
        return Problem.badRequest("bad-parameter", detail).with("parameter", name).exception();
    }
}
