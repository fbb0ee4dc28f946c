package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;

/**
 * What can be said of a SPARQL text without a parser, in one pass: how deep its brackets are, and how long its numbers. Brackets and digits in
 * texts, IRIs and comments do not count. What is not SPARQL passes; the parser will say what is wrong with it.
 */
final class Lexical {

    /** Characters of a number or another typed literal: reading a number takes the square of its length. */
    static final int LONGEST_TYPED = 4_096;

    private final String text;
    private int at;
    private int digits;

    Lexical(String text) {
        this.text = text;
    }

    /** @throws RefusedException when brackets are deeper than {@code maxDepth}, or a typed literal is too long */
    void examine(int maxDepth) {
        int depth = 0;
        for (at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            digits = Character.isDigit(c) ? digits + 1 : 0;
            if (digits > LONGEST_TYPED) {
                throw tooLong();
            }
            switch (c) {
                case '(', '{', '[' -> depth++;
                case ')', '}', ']' -> depth = Math.max(0, depth - 1);
                case '#' -> skipLine();
                case '"', '\'' -> skipText(c);
                case '<' -> skipIri();
                case '\\' -> at++;
                default -> { }
            }
            if (depth > maxDepth) {
                throw RefusedException.of(Reason.TOO_COMPLEX, "More than " + maxDepth + " brackets are inside one another.");
            }
        }
    }

    private static RefusedException tooLong() {
        return RefusedException.of(Reason.VALUE, "A number or typed literal of the query has more than " + LONGEST_TYPED + " characters.");
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipText(char quote) {
        int begin = at;
        String end = String.valueOf(quote).repeat(text.startsWith(String.valueOf(quote).repeat(3), at) ? 3 : 1);
        for (at += end.length(); at < text.length() && !text.startsWith(end, at); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        at += end.length() - 1;
        if (at - begin > LONGEST_TYPED && isTyped(at + 1)) {
            throw tooLong();
        }
    }

    /** Whether {@code ^^} follows, after white space at most. */
    private boolean isTyped(int place) {
        int next = place;
        while (next < text.length() && text.charAt(next) <= ' ') {
            next++;
        }
        return text.startsWith("^^", next);
    }

    /** An IRI holds neither white space nor brackets of these kinds; anything else after {@code <} is a comparison. */
    private void skipIri() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) > ' ' && "<>\"{}|^`".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '>') {
            at = end;
        }
    }
}
