package eu.policygraph.change;

import eu.policygraph.web.Problem;
import org.apache.jena.graph.Node;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sparql.core.Quad;

/** What a statement that comes in may be made of: what every RDF 1.1 syntax can write and read again, and no blank nodes. */
final class Terms {

    private Terms() {}

    /** @throws eu.policygraph.web.ProblemException 422 that names the term */
    static void require(Quad quad) {
        require(quad.getGraph(), quad);
        require(quad.getSubject(), quad);
        require(quad.getPredicate(), quad);
        require(quad.getObject(), quad);
    }

    private static void require(Node node, Quad quad) {
        if (node.isBlank()) {
            throw refuse("blank-node", "A statement with a blank node: " + told(quad) + ". Give the thing an IRI, so that others can speak of it too.");
        }
        if (node.isTripleTerm() || node.isLiteral() && node.getLiteralBaseDirection() != null) {
            throw refuse("bad-term", "A term of RDF 1.2, which not all formats here can write: " + told(quad) + ".");
        }
        if (node.isURI() && !isAbsolute(node.getURI())) {
            throw refuse("bad-term", "'" + node.getURI() + "' is not an absolute IRI.");
        }
        if (node.isLiteral() && (!node.getLiteral().isWellFormed() || hasLoneSurrogate(node.getLiteralLexicalForm()))) {
            throw refuse("bad-term", "'" + node.getLiteralLexicalForm() + "' is not a value of its datatype <" + node.getLiteralDatatypeURI() + ">, or not Unicode.");
        }
    }

    private static boolean isAbsolute(String iri) {
        try {
            return IRIx.create(iri).isReference();
        } catch (IRIException e) {
            return false;
        }
    }

    /** Half of a character, which UTF-8 cannot carry. */
    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String told(Quad quad) {
        return quad.getSubject() + " " + quad.getPredicate() + " " + quad.getObject();
    }

    private static eu.policygraph.web.ProblemException refuse(String id, String detail) {
        return Problem.of(id, 422, "Not storable", detail).exception();
    }
}
