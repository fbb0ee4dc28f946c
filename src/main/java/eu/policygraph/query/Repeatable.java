package eu.policygraph.query;

import java.util.regex.Pattern;

/** Tells whether a query has the same answer whenever it is put to the same data. */
public final class Repeatable {

    /** Whatever looks as if it asked the clock, chance or another endpoint; an escaped character may be a part of one of these words. */
    private static final Pattern CHANGING = Pattern.compile("\\b(?:now|rand|uuid|struuid|service)\\b|\\\\u", Pattern.CASE_INSENSITIVE);

    private Repeatable() {}

    /** False in doubt: a string in which one of these words stands is enough. */
    public static boolean test(String query) {
        return !CHANGING.matcher(query).find();
    }
}
