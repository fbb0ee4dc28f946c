package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Whether statements can be written down so that they come back the same. SPARQL can make terms that no file could hold: an IRI with a
 * space or a bracket, a language with a quotation mark, half of a character.
 */
final class Wellformed {

    /** What N-Triples allows in an IRI, escapes apart. */
    private static final Pattern IRI = Pattern.compile("[^\\x00-\\x20<>\"{}|^`\\\\]+");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9:_.~-]+");

    private Wellformed() {}

    /** @throws ChangeRefusedException when a statement to be added could not be kept */
    static void examine(Delta delta) throws ChangeRefusedException {
        for (var entry : delta.added().entrySet()) {
            refuseUnless(isName(entry.getKey()) && !entry.getKey().equals(Terms.STORE), "The name of a graph", entry.getKey());
            examine(entry.getValue());
        }
    }

    private static void examine(Graph graph) throws ChangeRefusedException {
        for (var triples = graph.find(); triples.hasNext(); ) {
            Triple triple = triples.next();
            refuseUnless(isName(triple.getSubject()), "A subject", triple.getSubject());
            refuseUnless(triple.getPredicate().isURI() && isName(triple.getPredicate()), "A property", triple.getPredicate());
            refuseUnless(isName(triple.getObject()) || isValue(triple.getObject()), "An object", triple.getObject());
        }
    }

    private static boolean isName(Node node) {
        return node.isURI() ? isText(node.getURI()) && IRI.matcher(node.getURI()).matches()
                : node.isBlank() && LABEL.matcher(node.getBlankNodeLabel()).matches();
    }

    private static boolean isValue(Node node) {
        if (!node.isLiteral() || !isText(node.getLiteralLexicalForm()) || node.getLiteralBaseDirection() != null) {
            return false;
        }
        String language = node.getLiteralLanguage();
        return language.isEmpty() ? IRI.matcher(node.getLiteralDatatypeURI()).matches() && !node.getLiteralDatatypeURI().startsWith(Terms.SPELT)
                : LANGUAGE.matcher(language).matches();
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static void refuseUnless(boolean fine, String what, Node node) throws ChangeRefusedException {
        if (!fine) {
            String text = node.toString().replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
            throw new ChangeRefusedException(what + " is not a term that RDF files can hold: " + (text.length() > 200 ? text.substring(0, 200) + "…" : text)
                    + ". Use IRIs without spaces and brackets, and plain literals.");
        }
    }
}
