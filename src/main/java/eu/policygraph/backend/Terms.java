package eu.policygraph.backend;

import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;

/** Terms as a query says them. */
final class Terms {

    /** What an IRI between angle brackets may not hold (SPARQL 1.1, IRIREF). */
    private static final Pattern NOT_IN_IRI = Pattern.compile("[\\x00-\\x20<>\"{}|^`\\\\]");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]+(?:-[A-Za-z0-9]+)*");

    private Terms() {}

    /** Whether a query can name the term: a blank node of an engine has no name outside, and what is no IRI would be other SPARQL. */
    static boolean canBeNamed(Node term) {
        if (term.isURI()) {
            return !NOT_IN_IRI.matcher(term.getURI()).find();
        }
        return term.isLiteral() && !NOT_IN_IRI.matcher(term.getLiteralDatatypeURI()).find()
                && (term.getLiteralLanguage().isEmpty() || LANGUAGE.matcher(term.getLiteralLanguage()).matches() && term.getLiteralBaseDirection() == null);
    }

    /** @param term that {@link #canBeNamed} */
    static String text(Node term) {
        return NodeFmtLib.strNT(term);
    }
}
