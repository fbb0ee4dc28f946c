package eu.policygraph.page;

import java.util.Locale;

/**
 * A status as a word with a shape, so that it can be told without colour.
 *
 * @param name local name of the status concept, as {@code partly-delivered}; also its value in filters
 * @param word in the language of the page where there is one
 * @param language language tag of the word where it is not that of the page, or null
 * @param shape a character that repeats the word
 * @param style class of the style sheet
 */
public record StatusMark(String name, String word, String language, String shape, String style) {

    /** The mark of a status concept of the data. */
    static StatusMark of(Named status) {
        String iri = status.iri() == null ? "" : status.iri();
        return of(iri.substring(iri.lastIndexOf('/') + 1), status.text(), status.language());
    }

    /** The mark of the state of a deadline: {@code met}, {@code late}, {@code open} or {@code overdue}. */
    static StatusMark ofDeadline(String state, Frame frame) {
        return of(state, frame.tOr("tracker.deadline." + state, state), null);
    }

    private static StatusMark of(String name, String word, String language) {
        return switch (name) {
            case "delivered", "in-force", "applicable", "evaluated", "met" -> new StatusMark(name, word, language, "●", "done");
            case "partly-delivered", "late", "in-negotiation" -> new StatusMark(name, word, language, "◐", "open");
            case "under-way", "open", "announced", "proposed", "adopted" -> new StatusMark(name, word, language, "◔", "open");
            case "not-delivered", "overdue", "expired", "withdrawn" -> new StatusMark(name, word, language, "✕", "late");
            case "overtaken", "superseded" -> new StatusMark(name, word, language, "↷", "none");
            default -> new StatusMark(name, word, language, "○", "none");
        };
    }

    /** The word with a capital letter, for the beginning of a line. */
    public String title() {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
