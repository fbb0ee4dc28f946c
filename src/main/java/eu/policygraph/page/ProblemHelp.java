package eu.policygraph.page;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What each kind of problem means and what to do; a test holds that none is missing. */
public final class ProblemHelp {

    private static final Map<String, String> HELP = Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
            Map.entry("bad-encoding", "The address or body holds broken percent-encoding or bytes that are not UTF-8. Encode it once, as UTF-8."),
            Map.entry("bad-parameter", "A parameter is unknown, missing, or not of its type. The message names it and says what is expected."),
            Map.entry("body-too-large", "The request body is over the limit. Send less, or use the download."),
            Map.entry("gone", "The thing has been withdrawn and has no successor."),
            Map.entry("internal-error", "Something failed here; it has been logged. Tell us the address and the time."),
            Map.entry("method-not-allowed", "The address does not take this method; the header Allow lists those that it takes."),
            Map.entry("no-such-address", "Nothing has this address. Addresses are listed above."),
            Map.entry("no-such-download", "No file for download has this name; the message lists those that there are."),
            Map.entry("not-acceptable", "None of the formats that you accept is offered; the message lists those that are."),
            Map.entry("one-query", "A SPARQL request carries exactly one query."),
            Map.entry("query-refused", "The query asks for something that is not done here, as calling another endpoint with SERVICE."),
            Map.entry("query-syntax", "The query is not SPARQL 1.1. The message gives line and column."),
            Map.entry("query-timeout", "The query took longer than the limit and was stopped. Add LIMIT, name more of the pattern, or download the data."),
            Map.entry("read-only", "This endpoint answers queries; updates are refused."),
            Map.entry("repeated-parameter", "A parameter that takes one value is given several times."),
            Map.entry("result-cut", "Not an error: the answer had more rows than the limit, and the rest is missing. Ask for pages with LIMIT and OFFSET, or download the data."),
            Map.entry("transport-error", "The request could not be read as HTTP."),
            Map.entry("unknown-format", "The suffix or format= names a form that this answer cannot be had in; the message lists those that it can."),
            Map.entry("unknown-graph", "The query names a graph that is not here; no graph is fetched from elsewhere."),
            Map.entry("unknown-query", "No prebuilt query has this name; the message gives the nearest."),
            Map.entry("unknown-snippet", "There is no program text in this language for a query; the message lists those that there are."),
            Map.entry("unknown-term", "The ontology has no such term."),
            Map.entry("unknown-thing", "Nothing here has this IRI; the message gives the nearest."),
            Map.entry("unsupported-media-type", "The body is of a type that this address does not read."))));

    private ProblemHelp() {}

    /** Help by the id of the problem, sorted by id. */
    public static Map<String, String> all() {
        return HELP;
    }
}
