package eu.policygraph.page;

import org.apache.jena.graph.Node;

/** Small rules of how values of the data are put into HTML. */
final class Markup {

    private Markup() {}

    /** The lang attribute of a literal: its own language where that is not the page's; else null, for no attribute. */
    static String language(Node literal, Frame frame) {
        if (literal == null || !literal.isLiteral() || literal.getLiteralLanguage().isEmpty() || literal.getLiteralLanguage().equals(frame.language().tag())) {
            return null;
        }
        return literal.getLiteralLanguage();
    }
}
