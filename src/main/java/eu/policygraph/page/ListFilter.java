package eu.policygraph.page;

import eu.policygraph.model.Namespaces;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.web.Parameters;
import eu.policygraph.web.Problem;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What of a list is asked for.
 *
 * @param text part of a label or identifier, diacritics and case aside; or empty
 * @param type IRI of a class, or empty
 * @param category IRI of a sort of the kind, or empty
 * @param from first day, as YYYY-MM-DD, or empty
 * @param to last day, as YYYY-MM-DD, or empty
 * @param language of labels
 * @param languageGiven whether the query string names it
 * @param page from 1
 * @param size things on a page, 1 to 1000
 */
public record ListFilter(String text, String type, String category, String from, String to, String language, boolean languageGiven, int page, int size) {

    private static final Set<String> KNOWN = Set.of("q", "type", "category", "from", "to", "lang", "page", "size", "format");
    private static final int LARGEST = 1_000;

    /**
     * @param otherwise the language where the query string names none
     * @throws eu.policygraph.web.ProblemException 400 for an unknown name or a value that is not of its kind
     */
    static ListFilter of(Parameters query, String otherwise) {
        for (String name : query.names()) {
            if (!KNOWN.contains(name)) {
                throw bad(name, "Unknown parameter '" + name + "'. Known parameters: q, type, category, from, to, lang, page, size.");
            }
        }
        String language = query.one("lang").filter(l -> !l.isBlank()).orElse(otherwise);
        if (!language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
            throw bad("lang", "Parameter 'lang' is '" + language + "' but should be a language tag such as en.");
        }
        return new ListFilter(query.one("q").orElse("").strip(), iri(query, "type"), iri(query, "category"), day(query, "from"), day(query, "to"),
                language.toLowerCase(Locale.ROOT), query.names().contains("lang"), number(query, "page", 1, 1_000_000), number(query, "size", 100, LARGEST));
    }

    boolean accepts(ThingRow row) {
        return (type.isEmpty() || row.types().stream().anyMatch(t -> t.getURI().equals(type)))
                && (category.isEmpty() || row.category().equals(category))
                && (from.isEmpty() || !row.date().isEmpty() && row.date().compareTo(from) >= 0)
                && (to.isEmpty() || !row.date().isEmpty() && row.date().compareTo(to) <= 0)
                && (text.isEmpty() || folded(row.identifier()).contains(folded(text)) || row.labels().stream().anyMatch(l -> folded(l.getLiteralLexicalForm()).contains(folded(text))));
    }

    List<ThingRow> page(List<ThingRow> all) {
        long start = (long) (page - 1) * size;
        return start >= all.size() ? List.of() : all.subList((int) start, (int) Math.min(start + size, all.size()));
    }

    /** The query string of another page, with its question mark; empty for a plain call. */
    public String queryString(int otherPage) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", text);
        values.put("type", type);
        values.put("category", category);
        values.put("from", from);
        values.put("to", to);
        values.put("lang", languageGiven ? language : "");
        values.put("page", otherPage == 1 ? "" : Integer.toString(otherPage));
        values.put("size", size == 100 ? "" : Integer.toString(size));
        String encoded = QueryStrings.of(values);
        return encoded.isEmpty() ? "" : "?" + encoded;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }

    /** The same on its first page with another category; empty for every category. */
    ListFilter ofCategory(String other) {
        return new ListFilter(text, type, other, from, to, language, languageGiven, 1, size);
    }

    /** The query string of the first page with every category. */
    public String withoutCategory() {
        return ofCategory("").queryString(1);
    }

    private static String iri(Parameters query, String name) {
        String given = query.one(name).orElse("").strip();
        int colon = given.indexOf(':');
        String namespace = colon > 0 ? Namespaces.all().get(given.substring(0, colon)) : null;
        return namespace == null ? given : namespace + given.substring(colon + 1);
    }

    private static String day(Parameters query, String name) {
        String text = query.one(name).orElse("").strip();
        try {
            return text.isEmpty() ? "" : LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw bad(name, "Parameter '" + name + "' is '" + text + "' but should be a day as YYYY-MM-DD.");
        }
    }

    private static int number(Parameters query, String name, int otherwise, int largest) {
        String text = query.one(name).orElse("").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > largest) {
            throw bad(name, "Parameter '" + name + "' is '" + text + "' but should be a whole number from 1 to " + largest + ".");
        }
        return Integer.parseInt(text);
    }

    private static eu.policygraph.web.ProblemException bad(String name, String detail) {
        return Problem.badRequest("bad-parameter", detail).with("parameter", name).exception();
    }
}
