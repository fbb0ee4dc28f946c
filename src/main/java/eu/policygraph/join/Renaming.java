package eu.policygraph.join;

import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.SKOS;

/** Gives things other addresses. What such a thing was preferably called becomes another name: it has a preferred one where its new address is from. */
final class Renaming {

    private Renaming() {}

    /** @param addresses the new address by the old one */
    static Graph of(Graph graph, Map<Node, Node> addresses) {
        if (addresses.isEmpty()) {
            return graph;
        }
        Graph renamed = new GraphMemFast();
        graph.find().forEachRemaining(t -> {
            Node subject = addresses.getOrDefault(t.getSubject(), t.getSubject());
            boolean name = t.getPredicate().equals(SKOS.prefLabel.asNode()) && !subject.equals(t.getSubject());
            renamed.add(Triple.create(subject, name ? SKOS.altLabel.asNode() : t.getPredicate(), addresses.getOrDefault(t.getObject(), t.getObject())));
        });
        return renamed;
    }
}
