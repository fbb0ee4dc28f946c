package eu.policygraph.search;

import java.util.Objects;

/**
 * A thing that was found, and by what.
 *
 * @param text the label or identifier that matched
 * @param language language tag of that text; empty when it has none
 * @param property IRI of the property that gives the text
 * @param score larger is better; comparable within one answer only
 * @param exact whether the request is an identifier of the thing
 */
public record Hit(Entry entry, String text, String language, String property, double score, boolean exact) {

    public Hit {
        Objects.requireNonNull(entry);
        Objects.requireNonNull(text);
        Objects.requireNonNull(language);
    }
}
