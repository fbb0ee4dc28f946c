package eu.policygraph.query;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** What stands in a text, and in what is made of it, where a constant was taken out: terms that no query and no data have. */
final class Placeholders {

    /** Constants of one text at most. */
    static final int MOST = 64;

    private static final String IRI = "http://constant.invalid/";
    private static final String YEAR = "-4711-";
    private static final char TEXT = '\uE000';
    private static final int DAYS = 28;
    private static final Pattern DAY = Pattern.compile("[1-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])");

    private static final Pattern IRI_FORM = Pattern.compile(Pattern.quote(IRI) + "([0-9]{1,4})/");
    private static final Pattern TEXT_FORM = Pattern.compile(TEXT + "([0-9]{1,4})" + TEXT);
    private static final Pattern DAY_FORM = Pattern.compile(YEAR + "([0-9]{2})-([0-9]{2})");

    /**
     * A constant that was taken out.
     *
     * @param text the IRI, or the characters between the quotes
     */
    record Constant(Kind kind, String text) {}

    /** Constants of one kind are alike to whatever does not look at their text. */
    enum Kind { IRI, TEXT, DAY }

    private Placeholders() {}

    /** Whether a text may be mistaken for one that holds placeholders. */
    static boolean occurIn(String text) {
        return text.indexOf(TEXT) >= 0 || text.contains(IRI) || text.contains(YEAR);
    }

    /** What stands between the brackets of the IRI, or between the quotes, instead of a constant. */
    static String of(Kind kind, int index) {
        return switch (kind) {
            case IRI -> IRI + index + "/";
            case TEXT -> "" + TEXT + index + TEXT;
            case DAY -> String.format("%s%02d-%02d", YEAR, 1 + index / DAYS, 1 + index % DAYS);
        };
    }

    /** What stands for a term; null for one that is to stay as it is. */
    static Constant constant(Node term) {
        if (term.isURI()) {
            return new Constant(Kind.IRI, term.getURI());
        }
        if (!term.isLiteral()) {
            return null;
        }
        String text = term.getLiteralLexicalForm();
        return XSDDatatype.XSDstring.equals(term.getLiteralDatatype()) ? new Constant(Kind.TEXT, text)
                : XSDDatatype.XSDdate.equals(term.getLiteralDatatype()) && isDay(text) ? new Constant(Kind.DAY, text) : null;
    }

    /** Stands for a constant of {@link #constant}. */
    static Node node(Kind kind, int index) {
        String text = of(kind, index);
        return switch (kind) {
            case IRI -> NodeFactory.createURI(text);
            case TEXT -> NodeFactory.createLiteralString(text);
            case DAY -> NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate);
        };
    }

    /** A day that each year has. */
    static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }

    /** Whether a text that was made of terms tells of a constant's placeholder. */
    static boolean isIn(String text, int index) {
        return Stream.of(Kind.values()).anyMatch(kind -> text.contains(of(kind, index)));
    }

    /** Which constant a term stands for; -1 for a term that stands for itself, also where a placeholder is only a part of it. */
    static int index(Node term) {
        if (term.isURI()) {
            String iri = term.getURI();
            return iri.startsWith(IRI) ? index(IRI_FORM, iri) : -1;
        }
        if (!term.isLiteral()) {
            return -1;
        }
        String text = term.getLiteralLexicalForm();
        if (!text.isEmpty() && text.charAt(0) == TEXT) {
            return index(TEXT_FORM, text);
        }
        Matcher day = text.startsWith(YEAR) ? DAY_FORM.matcher(text) : null;
        return day != null && day.matches() ? (Integer.parseInt(day.group(1)) - 1) * DAYS + Integer.parseInt(day.group(2)) - 1 : -1;
    }

    private static int index(Pattern form, String text) {
        Matcher match = form.matcher(text);
        return match.matches() ? Integer.parseInt(match.group(1)) : -1;
    }

    /** The term with the constant that it stands for, with the language and the datatype that it has. */
    static Node filled(Node term, List<Constant> constants) {
        int index = index(term);
        if (index < 0) {
            return term;
        }
        String text = constants.get(index).text();
        return term.isURI() ? NodeFactory.createURI(text)
                : NodeFactory.createLiteral(text, term.getLiteralLanguage(), term.getLiteralBaseDirection(), term.getLiteralDatatype());
    }
}
