package eu.policygraph.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.RDF;

/** Materialises what {@link Axioms} entail, by forward chaining to the fixed point. */
final class Inference {

    private static final Node TYPE = RDF.type.asNode();

    private final Axioms axioms;
    private final Graph union;
    private final Graph inferred = new GraphMemFast();
    private final Deque<Triple> agenda = new ArrayDeque<>();

    /** @param union the statements to reason over; what is inferred is added to it */
    Inference(Axioms axioms, Graph union) {
        this.axioms = axioms;
        this.union = union;
    }

    /**
     * Infers what follows from {@code statements}, which the union already holds, and all that follows from that.
     *
     * @return everything inferred so far that the union did not hold, from these statements and those of earlier calls
     */
    Graph of(Graph statements) {
        statements.stream().toList().forEach(this::consequences);
        while (!agenda.isEmpty()) {
            consequences(agenda.remove());
        }
        return inferred;
    }

    private void consequences(Triple triple) {
        Node subject = triple.getSubject();
        Node property = triple.getPredicate();
        Node object = triple.getObject();
        if (property.equals(TYPE)) {
            for (Node superClass : axioms.superClasses().getOrDefault(object, Set.of())) {
                infer(subject, TYPE, superClass);
            }
        }
        for (Node superProperty : axioms.superProperties().getOrDefault(property, Set.of())) {
            infer(subject, superProperty, object);
        }
        if (object.isLiteral()) {
            return;
        }
        for (Node inverse : axioms.inverses().getOrDefault(property, Set.of())) {
            infer(object, inverse, subject);
        }
        if (axioms.transitive().contains(property)) {
            union.find(object, property, Node.ANY).toList().forEach(t -> infer(subject, property, t.getObject()));
            union.find(Node.ANY, property, subject).toList().forEach(t -> infer(t.getSubject(), property, object));
        }
    }

    private void infer(Node subject, Node property, Node object) {
        Triple triple = Triple.create(subject, property, object);
        if (!union.contains(triple)) {
            union.add(triple);
            inferred.add(triple);
            agenda.add(triple);
        }
    }
}
