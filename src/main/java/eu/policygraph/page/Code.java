package eu.policygraph.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a query in pieces for highlighting, by the tokens of the SPARQL 1.1 grammar. Together the pieces are the text, to the letter.
 *
 * @param style class of the style sheet, or null for plain text
 */
public record Code(String style, String text) {

    private static final Pattern TOKEN = Pattern.compile("(?<com>#[^\\n]*)|(?<iri><[^<>\"{}|^`\\\\\\s]*>)"
            + "|(?<str>\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|'''(?:[^\\\\]|\\\\.)*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
            + "|(?<var>[?$]\\w+)|(?<name>[A-Za-z][\\w-]*:[\\w.:-]*|:[\\w-]+|@[A-Za-z-]+)|(?<word>[A-Za-z_]\\w*)", Pattern.DOTALL);

    private static final Set<String> KEYWORDS = Set.of("select", "construct", "ask", "describe", "where", "prefix", "base", "from", "named", "distinct", "reduced", "optional",
            "union", "minus", "graph", "service", "silent", "filter", "bind", "as", "values", "undef", "exists", "not", "in", "group", "by", "having", "order", "asc", "desc",
            "limit", "offset", "a", "true", "false", "count", "sum", "min", "max", "avg", "sample", "group_concat", "separator", "str", "lang", "langmatches", "datatype",
            "bound", "iri", "uri", "coalesce", "if", "concat", "contains", "strstarts", "strends", "strbefore", "strafter", "strlen", "substr", "replace", "regex", "lcase",
            "ucase", "year", "month", "day", "now", "abs", "round", "ceil", "floor", "isiri", "isuri", "isliteral", "isblank", "isnumeric", "sameterm", "strdt", "strlang");

    static List<Code> of(String sparql) {
        List<Code> pieces = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sparql);
        int from = 0;
        while (matcher.find()) {
            String style = style(matcher);
            if (style != null) {
                add(pieces, null, sparql.substring(from, matcher.start()));
                add(pieces, style, matcher.group());
                from = matcher.end();
            }
        }
        add(pieces, null, sparql.substring(from));
        return pieces;
    }

    private static String style(Matcher matcher) {
        if (matcher.group("word") != null) {
            return KEYWORDS.contains(matcher.group("word").toLowerCase(Locale.ROOT)) ? "kw" : null;
        }
        return matcher.group("com") != null ? "com" : matcher.group("var") != null ? "var" : matcher.group("name") != null ? null : "str";
    }

    private static void add(List<Code> pieces, String style, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Code(style, text));
        }
    }
}
