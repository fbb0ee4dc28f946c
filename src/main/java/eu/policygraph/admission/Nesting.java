package eu.policygraph.admission;

/**
 * How deep the brackets of a SPARQL text are nested, found without a parser, in one pass. Brackets in texts, IRIs and comments
 * do not count. What is not SPARQL gets some depth too; the parser will say what is wrong with it.
 */
final class Nesting {

    private final String text;
    private int at;

    private Nesting(String text) {
        this.text = text;
    }

    /** The greatest depth, or {@code limit + 1} as soon as it is exceeded. */
    static int depth(String text, int limit) {
        return new Nesting(text).depth(limit);
    }

    private int depth(int limit) {
        int depth = 0;
        int deepest = 0;
        for (at = 0; at < text.length() && deepest <= limit; at++) {
            switch (text.charAt(at)) {
                case '(', '{', '[' -> deepest = Math.max(deepest, ++depth);
                case ')', '}', ']' -> depth = Math.max(0, depth - 1);
                case '#' -> skipLine();
                case '"', '\'' -> skipText(text.charAt(at));
                case '<' -> skipIri();
                case '\\' -> at++;
                default -> { }
            }
        }
        return deepest;
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipText(char quote) {
        boolean isLong = text.startsWith(String.valueOf(quote).repeat(3), at);
        int length = isLong ? 3 : 1;
        String end = String.valueOf(quote).repeat(length);
        for (at += length; at < text.length() && !text.startsWith(end, at); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        at += length - 1;
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
