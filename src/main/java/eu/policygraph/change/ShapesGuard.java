package eu.policygraph.change;

import eu.policygraph.graph.Snapshot;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;

/**
 * Finds the violations of shapes that a change adds. It looks only at the nodes that the change can have to do with: those in its
 * statements and those from which the shapes' paths reach them. What was broken before and stays broken is not the change's fault.
 */
final class ShapesGuard {

    /** With more nodes than this, looking at all data is quicker. */
    private static final int MOST_NODES = 20_000;

    private final Shapes shapes;
    private final ShapeTargets targets;
    private final ShapeReach reach;

    ShapesGuard(Graph shapesGraph) {
        this.shapes = Shapes.parse(shapesGraph);
        this.targets = ShapeTargets.of(shapes);
        this.reach = ShapeReach.of(shapesGraph);
    }

    /** The violations that {@code after} has and {@code before} has not. */
    Set<Breach> added(Snapshot before, Snapshot after, Collection<Quad> stated) {
        Graph then = new AssertedUnion(before);
        Graph now = new AssertedUnion(after);
        boolean classes = stated.stream().anyMatch(quad -> quad.getPredicate().equals(RDFS.subClassOf.asNode()));
        if (reach.steps().isEmpty() || classes) {
            return addedAnywhere(then, now);
        }
        Set<Node> nodes = affected(stated, List.of(then, now), reach.steps().getAsInt());
        if (nodes.size() > MOST_NODES) {
            return addedAnywhere(then, now);
        }
        Set<Breach> found = violations(nodes.stream().filter(node -> targets.mayBeFocus(node, after.union())).collect(Collectors.toSet()), now);
        if (!found.isEmpty()) {
            found.removeAll(violations(found.stream().map(Breach::focus).collect(Collectors.toSet()), then));
        }
        return found;
    }

    /** The same, found by looking at everything. */
    Set<Breach> addedAnywhere(Graph then, Graph now) {
        Set<Breach> found = violations(ShaclValidator.get().validate(shapes, now));
        if (!found.isEmpty()) {
            found.removeAll(violations(ShaclValidator.get().validate(shapes, then)));
        }
        return found;
    }

    private Set<Node> affected(Collection<Quad> stated, List<Graph> data, int steps) {
        Set<Node> nodes = new HashSet<>();
        stated.forEach(quad -> {
            nodes.add(quad.getSubject());
            nodes.add(quad.getObject());
        });
        Set<Node> border = nodes;
        for (int step = 1; step < steps && nodes.size() <= MOST_NODES; step++) {
            Set<Node> next = new HashSet<>();
            for (Node node : border) {
                for (Graph graph : data) {
                    for (Node predicate : reach.predicates()) {
                        graph.find(Node.ANY, predicate, node).forEachRemaining(t -> next.add(t.getSubject()));
                        if (!node.isLiteral()) {
                            graph.find(node, predicate, Node.ANY).forEachRemaining(t -> next.add(t.getObject()));
                        }
                    }
                }
            }
            next.removeAll(nodes);
            nodes.addAll(next);
            border = next;
        }
        return nodes;
    }

    private Set<Breach> violations(Set<Node> nodes, Graph data) {
        Set<Breach> found = new LinkedHashSet<>();
        nodes.forEach(node -> found.addAll(violations(ShaclValidator.get().validate(shapes, data, node))));
        return found;
    }

    private static Set<Breach> violations(ValidationReport report) {
        return report.getEntries().stream().filter(entry -> Severity.Violation.equals(entry.severity())).map(Breach::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
