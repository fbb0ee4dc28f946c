package eu.policygraph.search;

import java.util.List;
import java.util.Map;

/**
 * The answer to a search.
 *
 * @param identifiers what the request can be read as
 * @param hits all hits of the kind and language asked for: exact ones first, then by score, ties by IRI
 * @param kinds how many hits each kind has, whatever kind was asked for; most first, ties by name
 * @param nearest things with a label that looks alike; only when there is no hit
 */
public record Findings(List<Identifier> identifiers, List<Hit> hits, Map<String, Integer> kinds, List<Entry> nearest) {

    public Findings {
        identifiers = List.copyOf(identifiers);
        hits = List.copyOf(hits);
        kinds = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(kinds));
        nearest = List.copyOf(nearest);
    }

    /** The things whose identifier the request is. */
    public List<Entry> exact() {
        return hits.stream().filter(Hit::exact).map(Hit::entry).toList();
    }
}
