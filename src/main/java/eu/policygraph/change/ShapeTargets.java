package eu.policygraph.change;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.vocabulary.RDF;

/**
 * Which nodes shapes are about, told by a few look-ups for all shapes together: of the nodes of a change most are the focus of none.
 *
 * @param classes those with {@code sh:targetClass}, or that are shapes themselves
 * @param subjectsOf properties with {@code sh:targetSubjectsOf}
 * @param objectsOf properties with {@code sh:targetObjectsOf}
 * @param nodes those with {@code sh:targetNode}
 * @param any whether a shape has a target of another sort, so that no node can be ruled out
 */
record ShapeTargets(Set<Node> classes, Set<Node> subjectsOf, Set<Node> objectsOf, Set<Node> nodes, boolean any) {

    static ShapeTargets of(Shapes shapes) {
        Set<Node> classes = new HashSet<>();
        Set<Node> subjectsOf = new HashSet<>();
        Set<Node> objectsOf = new HashSet<>();
        Set<Node> nodes = new HashSet<>();
        boolean[] any = {false};
        for (Shape shape : shapes.getTargetShapes()) {
            shape.getTargets().forEach(target -> {
                switch (target.getTargetType()) {
                    case targetClass, implicitClass -> classes.add(target.getObject());
                    case targetSubjectsOf -> subjectsOf.add(target.getObject());
                    case targetObjectsOf -> objectsOf.add(target.getObject());
                    case targetNode -> nodes.add(target.getObject());
                    default -> any[0] = true;
                }
            });
        }
        return new ShapeTargets(classes, subjectsOf, objectsOf, nodes, any[0]);
    }

    /**
     * Whether a node may be the focus of a shape; false only when it is not.
     *
     * @param data with the classes that follow from those that are stated
     */
    boolean mayBeFocus(Node node, Graph data) {
        return any || nodes.contains(node) || objectsOf.stream().anyMatch(property -> data.contains(Node.ANY, property, node))
                || !node.isLiteral() && (isOfAClass(node, data) || subjectsOf.stream().anyMatch(property -> data.contains(node, property, Node.ANY)));
    }

    private boolean isOfAClass(Node node, Graph data) {
        return data.stream(node, RDF.type.asNode(), Node.ANY).map(Triple::getObject).anyMatch(classes::contains);
    }
}
