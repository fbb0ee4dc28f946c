package eu.policygraph.query;

import eu.policygraph.query.Placeholders.Constant;
import eu.policygraph.query.Placeholders.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a query with constants taken out: absolute IRIs, short strings and days. Queries with equal templates differ in nothing else.
 * What is not certainly a constant, and a constant of any other kind, stays in the text.
 *
 * @param text a query too, with placeholders in it
 * @param constants in the order in which they are first met; equal ones once
 */
record TemplateText(String text, List<Constant> constants) {

    private static final int LONGEST_CONSTANT = 1_000;
    private static final BitSet NONE = new BitSet();

    TemplateText {
        constants = List.copyOf(constants);
    }

    /** @return empty for a text that had better be read as it is */
    static Optional<TemplateText> of(String query) {
        return of(query, NONE);
    }

    /** @param staying constants that are left in the text, by their place among all constants */
    static Optional<TemplateText> of(String query, BitSet staying) {
        // An escaped character may be a part of anything.
        return query.contains("\\u") || query.contains("\\U") || Placeholders.occurIn(query) ? Optional.empty() : new Reader(query, staying).read();
    }

    /** One pass over the tokens that matter: comments, IRIs and strings (SPARQL 1.1, section 19.8). */
    private static final class Reader {

        private final String query;
        private final BitSet staying;
        private final StringBuilder text;
        private final List<Constant> constants = new ArrayList<>();
        private int at;
        private int copied;
        /** After the last token before the one at hand; comments are none. */
        private int token;

        Reader(String query, BitSet staying) {
            this.query = query;
            this.staying = staying;
            this.text = new StringBuilder(query.length());
        }

        Optional<TemplateText> read() {
            while (at < query.length() && constants.size() <= Placeholders.MOST) {
                char c = query.charAt(at);
                switch (c) {
                    case '#' -> at = lineEnd(at);
                    case '<' -> iri();
                    case '"', '\'' -> string(c);
                    case '\\' -> at += 2;
                    default -> at++;
                }
                token = c == '#' || c <= ' ' ? token : at;
            }
            if (constants.size() > Placeholders.MOST) {
                return Optional.empty();
            }
            text.append(query, copied, query.length());
            return Optional.of(new TemplateText(text.toString(), constants));
        }

        private int lineEnd(int from) {
            int end = from;
            while (end < query.length() && query.charAt(end) != '\n' && query.charAt(end) != '\r') {
                end++;
            }
            return end;
        }

        private void iri() {
            int end = at + 1;
            while (end < query.length() && query.charAt(end) > ' ' && "<>\"{}|^`\\".indexOf(query.charAt(end)) < 0) {
                end++;
            }
            if (end == query.length() || query.charAt(end) != '>') {
                at++;
                return;
            }
            String iri = query.substring(at + 1, end);
            if (PlainIri.test(iri) && !isKept() && next(end + 1) != '(') {
                take(new Constant(Kind.IRI, iri), at + 1, end);
            }
            at = end + 1;
        }

        /** Whether the IRI at hand belongs to a prefix, a base, a datatype or the name of a graph. */
        private boolean isKept() {
            int before = token - 1;
            if (before < 0 || query.charAt(before) == ':' || query.charAt(before) == '^') {
                return true;
            }
            int begin = before;
            while (begin >= 0 && Character.isLetter(query.charAt(begin))) {
                begin--;
            }
            return switch (query.substring(begin + 1, before + 1).toUpperCase(Locale.ROOT)) {
                case "BASE", "FROM", "NAMED", "GRAPH", "SERVICE" -> true;
                default -> false;
            };
        }

        private char next(int from) {
            int next = from;
            while (next < query.length() && (query.charAt(next) <= ' ' || query.charAt(next) == '#')) {
                next = query.charAt(next) == '#' ? lineEnd(next) : next + 1;
            }
            return next < query.length() ? query.charAt(next) : ' ';
        }

        private void string(char quote) {
            int begin = at + 1;
            if (query.startsWith(String.valueOf(quote).repeat(3), at)) {
                at += 3;
                String end = String.valueOf(quote).repeat(3);
                while (at < query.length() && !query.startsWith(end, at)) {
                    at += query.charAt(at) == '\\' ? 2 : 1;
                }
                at += 3;
                return;
            }
            boolean plain = true;
            for (at = begin; at < query.length() && query.charAt(at) != quote; at++) {
                char c = query.charAt(at);
                plain &= c >= ' ' && c != '\\' && !Character.isSurrogate(c);
                if (c == '\\') {
                    at++;
                }
            }
            if (at < query.length() && plain && at - begin <= LONGEST_CONSTANT) {
                constant(begin, at);
            }
            at++;
        }

        /** Typed literals other than days are looked at by their values, so they stay. */
        private void constant(int begin, int end) {
            String string = query.substring(begin, end);
            if (next(end + 1) != '^') {
                take(new Constant(Kind.TEXT, string), begin, end);
            } else if (Placeholders.isDay(string)) {
                take(new Constant(Kind.DAY, string), begin, end);
            }
        }

        private void take(Constant constant, int begin, int end) {
            int index = constants.indexOf(constant);
            if (index < 0) {
                index = constants.size();
                constants.add(constant);
            }
            if (!staying.get(index)) {
                text.append(query, copied, begin).append(Placeholders.of(constant.kind(), index));
                copied = end;
            }
        }
    }
}
