package eu.policygraph.cache;

import eu.policygraph.web.Address;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is asked, and in which form: requests with equal keys get equal answers while data and day are the same.
 *
 * @param query parameters of the address, sorted by name
 * @param body of a POST with its media type; empty for a GET
 * @param formats what the client says of the formats that there are
 * @param language in which pages speak to the client, unless the address names one
 */
record AnswerKey(String method, String path, String query, String body, Address address, String formats, String language) {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final String OPERATORS = "/$/";
    private static final String ANY = "any";
    private static final String PAGE = "page";

    /**
     * @param queries where a POST asks, and changes nothing
     * @param language its tag, by the value of Accept-Language
     * @return empty for a request whose answer is not to be kept: that changes something, comes with a token, or is an operator's
     */
    static Optional<AnswerKey> of(Request request, String queries, Function<Optional<String>, String> language) {
        boolean post = request.method().equals("POST") && request.path().equals(queries) && request.body().length <= LONGEST_BODY;
        boolean get = request.method().equals("GET") && request.body().length == 0;
        if (!post && !get || request.path().startsWith(OPERATORS) || request.header("Authorization").isPresent()) {
            return Optional.empty();
        }
        String body = post ? request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT) + "\n" + new String(request.body(), StandardCharsets.ISO_8859_1) : "";
        return Optional.of(new AnswerKey(request.method(), request.path(), sorted(request), body, request.address(), Negotiation.preferences(request.header("Accept")),
                language.apply(request.header("Accept-Language"))));
    }

    /**
     * The key for an answer, which depends on less than the request says: for a page all that prefer pages are alike, and what its Vary does not name
     * does not count (RFC 9110, section 12.5.5).
     *
     * @param vary names of headers in lower case
     */
    AnswerKey of(boolean page, Set<String> vary) {
        return with(!vary.contains("accept") ? ANY : page && Negotiation.prefersPages(formats) ? PAGE : formats, vary.contains("accept-language") ? language : ANY);
    }

    /** The keys that an answer to this may have, see {@link #of}. */
    List<AnswerKey> candidates() {
        List<AnswerKey> keys = new ArrayList<>();
        for (String known : Negotiation.prefersPages(formats) ? List.of(PAGE, ANY, formats) : List.of(formats, ANY)) {
            keys.add(with(known, language));
            keys.add(with(known, ANY));
        }
        return keys;
    }

    private AnswerKey with(String otherFormats, String otherLanguage) {
        return new AnswerKey(method, path, query, body, address, otherFormats, otherLanguage);
    }

    /** Lengths stand before names and values, so that no text can look like two. */
    private static String sorted(Request request) {
        StringBuilder text = new StringBuilder();
        for (String name : new TreeSet<>(request.query().names())) {
            for (String value : request.query().all(name)) {
                text.append(name.length()).append(':').append(name).append(value.length()).append(':').append(value);
            }
        }
        return text.toString();
    }

    /** About how many bytes it takes. */
    int weight() {
        return 2 * (path.length() + query.length() + body.length() + address.origin().length()) + 200;
    }
}
