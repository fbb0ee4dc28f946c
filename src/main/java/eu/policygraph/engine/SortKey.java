package eu.policygraph.engine;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;

/** What a term is compared by; dates without a time zone and short whole numbers are compared as numbers of the machine. */
final class SortKey {

    private enum Kind { DATE, INTEGER, OTHER }

    private static final int LONGEST_INTEGER = 17;

    private final int number;
    private final Node term;
    private final Kind kind;
    private final long quick;
    private NodeValue value;

    private SortKey(int number, Node term, Kind kind, long quick) {
        this.number = number;
        this.term = term;
        this.kind = kind;
        this.quick = quick;
    }

    static SortKey of(int number, Node term) {
        if (term.isLiteral()) {
            RDFDatatype type = term.getLiteralDatatype();
            String text = term.getLiteralLexicalForm();
            if (XSDDatatype.XSDdate.equals(type) && isPlainDate(text)) {
                return new SortKey(number, term, Kind.DATE, Long.parseLong(text.replace("-", "")));
            }
            if (XSDDatatype.XSDinteger.equals(type) && !text.isEmpty() && text.length() <= LONGEST_INTEGER && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new SortKey(number, term, Kind.INTEGER, Long.parseLong(text));
            }
        }
        return new SortKey(number, term, Kind.OTHER, 0);
    }

    /** Whether a text is a day that each year has, as 2024-05-13. */
    static boolean isPlainDate(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            if (i != 4 && i != 7 && (c < '0' || c > '9')) {
                return false;
            }
        }
        int month = 10 * (text.charAt(5) - '0') + text.charAt(6) - '0';
        int day = 10 * (text.charAt(8) - '0') + text.charAt(9) - '0';
        return !text.startsWith("0000") && month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? 28 : 30);
    }

    /** As SPARQL sorts, with what SPARQL leaves open decided as Jena does. */
    static int compare(SortKey a, SortKey b) {
        if (a == b) {
            return 0;
        }
        if (a == null || b == null) {
            return a == null ? -1 : 1;
        }
        if (a.number == b.number) {
            return 0;
        }
        if (a.kind != Kind.OTHER && a.kind == b.kind && a.quick != b.quick) {
            return Long.compare(a.quick, b.quick);
        }
        return NodeValue.compareAlways(a.value(), b.value());
    }

    Node term() {
        return term;
    }

    private NodeValue value() {
        if (value == null) {
            value = NodeValue.makeNode(term);
        }
        return value;
    }
}
