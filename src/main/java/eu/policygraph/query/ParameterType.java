package eu.policygraph.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of value a parameter or a column of a prebuilt query holds. */
public enum ParameterType {
    /** An IRI: written whole, with a house prefix, or as the slug of a thing. */
    IRI("an IRI, a prefixed name, or the slug of a thing"),
    /** A day as {@code xsd:date} without a time zone, written YYYY-MM-DD or {@code today}. */
    DATE("a day as YYYY-MM-DD, or today"),
    /** A plain string. */
    TEXT("text"),
    /** A whole number as {@code xsd:integer}. */
    INTEGER("a whole number"),
    /** A decimal number; columns only. */
    DECIMAL("a number"),
    /** A language tag (BCP 47), bound as a plain string. */
    LANG("a language tag such as en"),
    /** {@code true} or {@code false}. */
    BOOLEAN("true or false");

    private final String expected;

    ParameterType(String expected) {
        this.expected = expected;
    }

    /** What a user should write, as a noun phrase. */
    public String expected() {
        return expected;
    }

    /** The name used in headers: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ParameterType> of(String key) {
        return Arrays.stream(values()).filter(t -> t.key().equals(key)).findFirst();
    }
}
