package eu.policygraph.page;

import eu.policygraph.search.SearchIndex;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a search asks for.
 *
 * @param text at most {@value #MAX_TEXT} characters, stripped; may be empty
 * @param in language tag, in lower case, of the texts to look in; empty for all
 * @param language tag of the language in which things are named
 * @param page from 1
 * @param size hits of a page, 1 to {@value #MAX_SIZE}
 * @param redirect whether an identifier of one thing leads straight to its page
 */
public record SearchRequest(String text, Optional<String> kind, Optional<String> in, String language, int page, int size, boolean redirect) {

    static final int MAX_TEXT = 500;
    static final int MAX_SIZE = 200;
    private static final int MAX_PAGE = 1_000_000;
    private static final int SIZE = 20;
    private static final String DEFAULT_LANGUAGE = "en";
    private static final List<String> NAMES = List.of("q", "kind", "in", "lang", "page", "size", "redirect", "format");

    /** @throws eu.policygraph.web.ProblemException 400 for an unknown name or a bad value */
    public static SearchRequest read(Request request, SearchIndex index) {
        for (String name : request.query().names()) {
            if (!NAMES.contains(name)) {
                throw bad(name, "Unknown parameter '" + name + "'. Known: " + String.join(", ", NAMES) + ".").exception();
            }
        }
        String text = request.query().one("q").map(String::strip).orElse("");
        if (text.length() > MAX_TEXT) {
            throw bad("q", "The search text has " + text.length() + " characters; at most " + MAX_TEXT + " are searched.").exception();
        }
        return new SearchRequest(text, oneOf(request, "kind", index.kinds()), oneOf(request, "in", index.languages()), language(request),
                number(request, "page", 1, MAX_PAGE), number(request, "size", SIZE, MAX_SIZE), redirect(request));
    }

    /** The query string of another page of the same search. */
    public String onPage(int other) {
        Map<String, String> values = filters(kind);
        values.put("size", size == SIZE ? "" : Integer.toString(size));
        values.put("page", other == 1 ? "" : Integer.toString(other));
        return "?" + QueryStrings.of(values);
    }

    /** The query string of the same search among things of one kind, or of all. */
    public String ofKind(Optional<String> other) {
        return "?" + QueryStrings.of(filters(other));
    }

    private Map<String, String> filters(Optional<String> otherKind) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", text);
        values.put("kind", otherKind.orElse(""));
        values.put("in", in.orElse(""));
        values.put("lang", language.equals(DEFAULT_LANGUAGE) ? "" : language);
        values.put("redirect", "no");
        return values;
    }

    private static Optional<String> oneOf(Request request, String name, Set<String> known) {
        Optional<String> value = request.query().one(name).map(v -> v.strip().toLowerCase(Locale.ROOT)).filter(v -> !v.isEmpty());
        if (value.isPresent() && !known.contains(value.get())) {
            throw bad(name, "Nothing here has " + name + "=" + value.get() + ". There is: " + String.join(", ", known) + ".").with("known-values", List.copyOf(known)).exception();
        }
        return value;
    }

    /** What the address says, else the language of the interface. */
    private static String language(Request request) {
        Optional<String> given = request.query().one("lang").map(v -> v.strip().toLowerCase(Locale.ROOT)).filter(v -> !v.isEmpty());
        if (given.isPresent() && !given.get().matches("[a-z]{2,8}(-[a-z0-9]{1,8})*")) {
            throw bad("lang", "Parameter 'lang' is '" + given.get() + "' but should be a language tag such as en.").exception();
        }
        return given.orElseGet(() -> Language.of(request).tag());
    }

    private static int number(Request request, String name, int otherwise, int max) {
        Optional<String> value = request.query().one(name).map(String::strip).filter(v -> !v.isEmpty());
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.get().matches("\\d{1,9}") || Integer.parseInt(value.get()) < 1 || Integer.parseInt(value.get()) > max) {
            throw bad(name, "Parameter '" + name + "' is '" + value.get() + "' but should be a whole number from 1 to " + max + ".").exception();
        }
        return Integer.parseInt(value.get());
    }

    private static boolean redirect(Request request) {
        String value = request.query().one("redirect").orElse("yes");
        if (!value.equals("yes") && !value.equals("no")) {
            throw bad("redirect", "Parameter 'redirect' is '" + value + "' but should be yes or no.").exception();
        }
        return value.equals("yes");
    }

    private static Problem bad(String name, String detail) {
        return Problem.badRequest("bad-parameter", detail).with("parameter", name).with("known", NAMES);
    }
}
