package eu.policygraph.change;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;

/**
 * How far from a focus node its shapes look: the longest chain of steps along their paths, through nested shapes too. A change further
 * away than that cannot alter what the shapes say of a node.
 *
 * @param steps empty when there is no bound: paths of any length, recursion, SPARQL inside shapes
 * @param predicates properties that paths go along, in either direction
 */
record ShapeReach(OptionalInt steps, Set<Node> predicates) {

    private static final List<Node> NESTED = List.of(SHACL.property, SHACL.node, SHACL.not, SHACL.qualifiedValueShape);
    private static final List<Node> NESTED_LISTS = List.of(SHACL.and, SHACL.or, SHACL.xone);
    private static final List<Node> UNBOUNDED = List.of(SHACL.sparql, SHACL.target, SHACL.zeroOrMorePath, SHACL.oneOrMorePath, SHACL.js, SHACL.rule, SHACL.select, SHACL.ask);
    private static final List<Node> SHAPES = List.of(SHACL.targetClass, SHACL.targetNode, SHACL.targetObjectsOf, SHACL.targetSubjectsOf, SHACL.property, SHACL.path);

    static ShapeReach of(Graph shapes) {
        Set<Node> predicates = new HashSet<>();
        if (UNBOUNDED.stream().anyMatch(property -> shapes.contains(Node.ANY, property, Node.ANY))) {
            return new ShapeReach(OptionalInt.empty(), predicates);
        }
        int steps = 1;
        Set<Node> all = new HashSet<>();
        SHAPES.forEach(property -> shapes.find(Node.ANY, property, Node.ANY).forEachRemaining(t -> all.add(t.getSubject())));
        try {
            for (Node shape : all) {
                steps = Math.max(steps, steps(shape, shapes, new HashSet<>(), predicates));
            }
        } catch (RecursiveShape e) {
            return new ShapeReach(OptionalInt.empty(), predicates);
        }
        if (shapes.contains(Node.ANY, SHACL.class_, Node.ANY)) {
            predicates.add(RDF.type.asNode());
        }
        return new ShapeReach(OptionalInt.of(steps), Set.copyOf(predicates));
    }

    private static int steps(Node shape, Graph shapes, Set<Node> above, Set<Node> predicates) {
        if (!above.add(shape)) {
            throw new RecursiveShape();
        }
        Node path = G.getZeroOrOneSP(shapes, shape, SHACL.path);
        int own = path == null ? 0 : length(path, shapes, predicates);
        int further = shapes.contains(shape, SHACL.class_, Node.ANY) ? 1 : 0;
        for (Node property : NESTED) {
            for (Node nested : G.listSP(shapes, shape, property)) {
                further = Math.max(further, steps(nested, shapes, above, predicates));
            }
        }
        for (Node property : NESTED_LISTS) {
            for (Node list : G.listSP(shapes, shape, property)) {
                for (Node nested : G.rdfList(shapes, list)) {
                    further = Math.max(further, steps(nested, shapes, above, predicates));
                }
            }
        }
        above.remove(shape);
        return own + further;
    }

    private static int length(Node path, Graph shapes, Set<Node> predicates) {
        if (path.isURI()) {
            predicates.add(path);
            return 1;
        }
        if (shapes.contains(path, RDF.first.asNode(), Node.ANY)) {
            return G.rdfList(shapes, path).stream().mapToInt(step -> length(step, shapes, predicates)).sum();
        }
        Node alternatives = G.getZeroOrOneSP(shapes, path, SHACL.alternativePath);
        if (alternatives != null) {
            return G.rdfList(shapes, alternatives).stream().mapToInt(each -> length(each, shapes, predicates)).max().orElse(0);
        }
        Node inverse = G.getZeroOrOneSP(shapes, path, SHACL.inversePath);
        return length(inverse != null ? inverse : G.getOneSP(shapes, path, SHACL.zeroOrOnePath), shapes, predicates);
    }

    private static final class RecursiveShape extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
