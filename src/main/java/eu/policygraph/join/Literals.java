package eu.policygraph.join;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * One form for one value. Cellar writes the same text as a plain literal, an xsd:string or an rdf:PlainLiteral, with and without
 * doubled spaces, and the same day with and without a time zone.
 */
final class Literals {

    private static final String PLAIN = "http://www.w3.org/1999/02/22-rdf-syntax-ns#PlainLiteral";

    private Literals() {}

    static Node normal(Node literal) {
        String text = literal.getLiteralLexicalForm();
        if (!literal.getLiteralLanguage().isEmpty()) {
            return NodeFactory.createLiteralLang(spaced(text), literal.getLiteralLanguage());
        }
        String datatype = literal.getLiteralDatatypeURI();
        if (XSDDatatype.XSDdate.getURI().equals(datatype)) {
            String trimmed = text.strip();
            return NodeFactory.createLiteralDT(trimmed.matches("-?\\d{4,}-\\d\\d-\\d\\d(Z|[+-]\\d\\d:\\d\\d)") ? trimmed.substring(0, trimmed.indexOf('-', 1) + 6) : trimmed, XSDDatatype.XSDdate);
        }
        if (XSDDatatype.XSDstring.getURI().equals(datatype) || PLAIN.equals(datatype)) {
            return NodeFactory.createLiteralString(spaced(text));
        }
        return literal;
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
