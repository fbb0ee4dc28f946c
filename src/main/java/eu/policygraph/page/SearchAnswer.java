package eu.policygraph.page;

import eu.policygraph.search.Entry;
import eu.policygraph.search.Findings;
import eu.policygraph.search.Hit;
import eu.policygraph.search.Identifier;
import eu.policygraph.web.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** One page of the answer to a search, in plain values. */
public record SearchAnswer(SearchRequest search, Findings findings) {

    private static final String[] COLUMNS = {"kind", "iri", "label", "date", "matched", "language", "property", "score", "exact"};

    /** The hits of this page. */
    public List<Hit> hits() {
        return findings.hits().stream().skip((long) (search.page() - 1) * search.size()).limit(search.size()).toList();
    }

    /** How many pages there are; at least one. */
    public int pages() {
        return Math.max(1, (findings.hits().size() + search.size() - 1) / search.size());
    }

    /** What a thing is called, in the language asked for. */
    public String label(Entry entry) {
        return entry.label(search.language());
    }

    /** The members of the JSON answer; addresses in it are whole. */
    public Map<String, Object> json(Address address) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("query", search.text());
        members.put("count", findings.hits().size());
        members.put("page", search.page());
        members.put("pages", pages());
        members.put("size", search.size());
        if (search.page() < pages()) {
            members.put("next", address.absolute("/search.json" + search.onPage(search.page() + 1)));
        }
        if (search.page() > 1) {
            members.put("previous", address.absolute("/search.json" + search.onPage(Math.min(search.page() - 1, pages()))));
        }
        members.put("identifiers", findings.identifiers().stream().map(i -> Map.of("system", system(i), "value", i.text())).toList());
        members.put("kinds", findings.kinds());
        members.put("results", hits().stream().map(hit -> json(hit, address)).toList());
        if (findings.hits().isEmpty()) {
            members.put("nearest", findings.nearest().stream().map(entry -> thing(entry, address)).toList());
            members.put("queries", address.absolute("/queries"));
        }
        return members;
    }

    /** The hits of this page with a header row (RFC 4180). */
    public String csv() {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get())) {
            for (Hit hit : hits()) {
                csv.printRecord(hit.entry().kind(), hit.entry().iri(), label(hit.entry()), hit.entry().date().orElse(""), hit.text(), hit.language(), hit.property(), hit.score(), hit.exact());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** What a system of identifiers is called in answers. */
    public static String system(Identifier identifier) {
        return identifier.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> json(Hit hit, Address address) {
        Map<String, Object> members = thing(hit.entry(), address);
        Map<String, Object> matched = new LinkedHashMap<>();
        matched.put("text", hit.text());
        matched.put("language", hit.language());
        matched.put("property", hit.property());
        members.put("matched", matched);
        members.put("score", hit.score());
        members.put("exact", hit.exact());
        return members;
    }

    private Map<String, Object> thing(Entry entry, Address address) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("iri", entry.iri());
        members.put("href", address.absolute(entry.path()));
        members.put("kind", entry.kind());
        members.put("label", label(entry));
        entry.date().ifPresent(date -> members.put("date", date));
        return members;
    }
}
