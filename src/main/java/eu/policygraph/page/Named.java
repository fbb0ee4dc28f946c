package eu.policygraph.page;

import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import org.apache.jena.graph.Node;

/**
 * A name as a page shows it.
 *
 * @param text what is shown
 * @param language language tag of the text where it is not that of the page, or null
 * @param link address that the text leads to, or null
 * @param iri the IRI behind the text, or null
 */
public record Named(String text, String language, String link, String iri) {

    /** A thing by its label in the language of the page, or the best other one. */
    static Named of(Node thing, Labels labels, Frame frame) {
        return of(thing, labels.literal(thing, frame.language().tag()).orElse(thing), frame);
    }

    /**
     * A thing by a label that a query has chosen.
     *
     * @param label may be null: then the shortened IRI stands for it
     */
    static Named of(Node thing, Node label, Frame frame) {
        String iri = thing.isURI() ? thing.getURI() : null;
        if (label == null || !label.isLiteral() || label.getLiteralLexicalForm().equals(iri)) {
            return new Named(iri == null ? thing.toString() : Namespaces.shorten(iri), null, link(iri, frame), iri);
        }
        return new Named(label.getLiteralLexicalForm(), Markup.language(label, frame), link(iri, frame), iri);
    }

    /** A literal; null gives an empty text. */
    static Named text(Node literal, Frame frame) {
        return literal == null ? new Named("", null, null, null) : new Named(literal.getLiteralLexicalForm(), Markup.language(literal, frame), null, null);
    }

    private static String link(String iri, Frame frame) {
        if (iri == null || !iri.startsWith("http://") && !iri.startsWith("https://")) {
            return null;
        }
        return iri.startsWith(Namespaces.BASE) ? frame.page(EntityKind.pagePath(iri).orElseThrow()) : iri;
    }
}
