package eu.policygraph.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The closed set of axioms that the loader materialises: subclass, subproperty, inverse, transitive (OWL 2 RL rules
 * cax-sco, prp-spo1, prp-inv1/2, prp-trp). Anything else in an ontology says nothing here.
 *
 * @param superClasses class to all its superclasses, itself excluded
 * @param subClasses the same the other way round
 * @param superProperties property to all its superproperties, itself excluded
 * @param subProperties the same the other way round
 * @param inverses property to its inverses, in both directions
 * @param transitive transitive properties
 */
record Axioms(Map<Node, Set<Node>> superClasses, Map<Node, Set<Node>> subClasses, Map<Node, Set<Node>> superProperties,
        Map<Node, Set<Node>> subProperties, Map<Node, Set<Node>> inverses, Set<Node> transitive) {

    static Axioms of(Iterable<Graph> ontologies) {
        Graph all = GraphFactory.createDefaultGraph();
        for (Graph ontology : ontologies) {
            ontology.find().forEachRemaining(all::add);
        }
        Map<Node, Set<Node>> inverses = new HashMap<>();
        all.find(Node.ANY, OWL.inverseOf.asNode(), Node.ANY).forEachRemaining(t -> {
            inverses.computeIfAbsent(t.getSubject(), k -> new HashSet<>()).add(t.getObject());
            inverses.computeIfAbsent(t.getObject(), k -> new HashSet<>()).add(t.getSubject());
        });
        Set<Node> transitive = new HashSet<>();
        all.find(Node.ANY, RDF.type.asNode(), OWL.TransitiveProperty.asNode()).forEachRemaining(t -> transitive.add(t.getSubject()));
        Map<Node, Set<Node>> superClasses = closure(all, RDFS.subClassOf.asNode());
        Map<Node, Set<Node>> superProperties = closure(all, RDFS.subPropertyOf.asNode());
        return new Axioms(superClasses, turned(superClasses), superProperties, turned(superProperties), inverses, transitive);
    }

    private static Map<Node, Set<Node>> turned(Map<Node, Set<Node>> relation) {
        Map<Node, Set<Node>> turned = new HashMap<>();
        relation.forEach((from, all) -> all.forEach(to -> turned.computeIfAbsent(to, k -> new LinkedHashSet<>()).add(from)));
        return turned;
    }

    private static Map<Node, Set<Node>> closure(Graph graph, Node property) {
        Map<Node, Set<Node>> direct = new HashMap<>();
        graph.find(Node.ANY, property, Node.ANY).forEachRemaining(t -> {
            if (t.getSubject().isURI() && t.getObject().isURI()) {
                direct.computeIfAbsent(t.getSubject(), k -> new LinkedHashSet<>()).add(t.getObject());
            }
        });
        Map<Node, Set<Node>> closure = new HashMap<>();
        for (Node start : direct.keySet()) {
            Set<Node> reached = new LinkedHashSet<>();
            reach(start, direct, reached);
            reached.remove(start);
            closure.put(start, reached);
        }
        return closure;
    }

    private static void reach(Node from, Map<Node, Set<Node>> direct, Set<Node> reached) {
        for (Node next : direct.getOrDefault(from, Set.of())) {
            if (reached.add(next)) {
                reach(next, direct, reached);
            }
        }
    }
}
