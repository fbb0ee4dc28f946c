package eu.policygraph.page;

import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a reader asks of a timeline, as the address says it; empty texts where it says nothing.
 *
 * @param about slug, prefixed name or IRI of the thing whose events are asked for
 * @param from first day
 * @param to last day
 * @param actor slug or IRI
 * @param kind of event, see the query {@code timeline}
 * @param newestFirst whether the newest event stands first
 * @param page from 1
 */
public record TimelineFilter(String about, String from, String to, String actor, String kind, boolean newestFirst, int page) {

    private static final int LAST = 100_000;

    static TimelineFilter of(Request request) {
        return new TimelineFilter(value(request, "about"), value(request, "from"), value(request, "to"), value(request, "actor"), value(request, "kind"),
                value(request, "order").equals("newest"), page(value(request, "page")));
    }

    private static String value(Request request, String name) {
        return request.query().one(name).map(String::strip).orElse("");
    }

    private static int page(String text) {
        if (!text.isEmpty() && (!text.matches("[1-9]\\d{0,5}") || Integer.parseInt(text) > LAST)) {
            throw Problem.badRequest("bad-parameter", "Parameter 'page' is '" + text + "' but should be a whole number from 1 to " + LAST + ".").with("parameter", "page").exception();
        }
        return text.isEmpty() ? 1 : Integer.parseInt(text);
    }

    /** The address of another page of the timeline. */
    public String ofPage(int other) {
        Map<String, String> all = new LinkedHashMap<>(values());
        all.put("order", newestFirst ? "newest" : "");
        all.put("page", other == 1 ? "" : Integer.toString(other));
        String encoded = QueryStrings.of(all);
        return "/timeline" + (encoded.isEmpty() ? "" : "?" + encoded);
    }

    /** The same for another thing, named by its IRI. */
    TimelineFilter about(String iri) {
        return new TimelineFilter(iri, from, to, actor, kind, newestFirst, page);
    }

    /** Whether nothing is asked for but everything. */
    public boolean isEmpty() {
        return values().isEmpty();
    }

    /** The query that answers. */
    String query() {
        return about.isEmpty() ? "timeline" : "timeline-of-a-thing";
    }

    /** Parameters of the query. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!about.isEmpty()) {
            parameters.put("thing", about);
        }
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("actor", actor);
        parameters.put("kind", kind);
        return parameters;
    }

    /** The query string of the page and its feeds, without the order. */
    public String queryString() {
        return QueryStrings.of(values());
    }

    /** The query string with one filter left out. */
    public String without(String name) {
        Map<String, String> all = new LinkedHashMap<>(values());
        all.remove(name);
        return QueryStrings.of(all);
    }

    /** The filters that are set, by the names of their parameters on the page. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("about", about);
        values.put("from", from);
        values.put("to", to);
        values.put("actor", actor);
        values.put("kind", kind);
        values.values().removeIf(String::isEmpty);
        return values;
    }

    /** Address of the rows. */
    public String rows(String suffix) {
        String values = QueryStrings.of(parameters());
        return "/queries/" + query() + suffix + (values.isEmpty() ? "" : "?" + values);
    }
}
