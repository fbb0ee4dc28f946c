package eu.policygraph.join;

import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.OWL;

/**
 * Lets the records of one run agree on one address a thing. The keys of the mapping give a thing the same address wherever a record has its
 * best one; where one record knows a text by its CELEX number and another by its place in the Official Journal alone, the address elsewhere
 * that both give tells that it is one. Then it keeps the address that it got first. Used by one thread, in the order of the files.
 */
final class Meeting {

    private final Map<Node, Node> byOther = new HashMap<>();

    /** The same statements about things under the addresses that earlier records of the run gave them, and a remark on each that changed. */
    SourceGraph of(SourceGraph graph) {
        Map<Node, Node> addresses = new HashMap<>();
        List<String> remarks = new ArrayList<>(graph.remarks());
        List<Triple> links = graph.statements().find(Node.ANY, OWL.sameAs.asNode(), Node.ANY).filterKeep(t -> t.getSubject().toString().startsWith(Namespaces.THING)).toList();
        for (Triple link : links) {
            Node known = byOther.get(link.getObject());
            if (known != null && !known.equals(link.getSubject()) && addresses.putIfAbsent(link.getSubject(), known) == null) {
                remarks.add("<" + link.getSubject() + "> is <" + known + ">, as <" + link.getObject() + "> of both tells; it is imported as the latter");
            }
        }
        Graph statements = withoutClaims(Renaming.of(graph.statements(), addresses), remarks);
        statements.find(Node.ANY, OWL.sameAs.asNode(), Node.ANY).filterKeep(t -> t.getSubject().toString().startsWith(Namespaces.THING))
                .forEachRemaining(t -> byOther.putIfAbsent(t.getObject(), t.getSubject()));
        return new SourceGraph(graph.name(), statements, graph.raw(), remarks);
    }

    /** Two things of earlier records cannot become one any more: the link that says so is left out. */
    private Graph withoutClaims(Graph graph, List<String> remarks) {
        List<Triple> claims = graph.find(Node.ANY, OWL.sameAs.asNode(), Node.ANY).filterKeep(t -> t.getSubject().toString().startsWith(Namespaces.THING)
                && !byOther.getOrDefault(t.getObject(), t.getSubject()).equals(t.getSubject())).toList();
        if (claims.isEmpty()) {
            return graph;
        }
        claims.forEach(t -> remarks.add("<" + t.getSubject() + "> is said to be <" + t.getObject() + ">, which is <" + byOther.get(t.getObject()) + "> in an earlier record; the link is left out"));
        Graph rest = new GraphMemFast();
        graph.find().filterDrop(claims::contains).forEachRemaining(rest::add);
        return rest;
    }
}
