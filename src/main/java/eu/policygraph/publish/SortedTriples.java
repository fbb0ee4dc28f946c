package eu.policygraph.publish;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.RDF;

/** Puts triples into one order that depends on nothing but the triples, so that equal graphs become equal files. */
final class SortedTriples {

    private static final Node TYPE = RDF.type.asNode();

    private static final Comparator<Triple> BY_SUBJECT = Comparator.comparing(Triple::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing((Triple t) -> !t.getPredicate().equals(TYPE))
            .thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms);

    private SortedTriples() {}

    /** By subject, then predicate with {@code rdf:type} first, then object. */
    static List<Triple> of(Graph graph) {
        return graph.stream().sorted(BY_SUBJECT).toList();
    }
}
