package eu.policygraph.store;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;

/**
 * TDB2 keeps numbers, dates and the like by value: {@code 1.50} comes back as {@code 1.5}. Here a statement comes back as it was written, so
 * such a literal goes into TDB2 under a datatype of our own.
 */
final class Spelling {

    private Spelling() {}

    /** The node as TDB2 is to keep it. */
    static Node kept(Node node) {
        if (!node.isLiteral() || !NodeIdInline.hasInlineDatatype(node)) {
            return node;
        }
        NodeId id = NodeIdInline.inline(node);
        return id == null || node.equals(NodeIdInline.extract(id)) ? node
                : NodeFactory.createLiteralDT(node.getLiteralLexicalForm(), TypeMapper.getInstance().getSafeTypeByName(Terms.SPELT + node.getLiteralDatatypeURI()));
    }

    /** The node as it was written. */
    static Node written(Node node) {
        return node.isLiteral() && node.getLiteralDatatypeURI().startsWith(Terms.SPELT)
                ? NodeFactory.createLiteralDT(node.getLiteralLexicalForm(), TypeMapper.getInstance().getSafeTypeByName(node.getLiteralDatatypeURI().substring(Terms.SPELT.length())))
                : node;
    }
}
