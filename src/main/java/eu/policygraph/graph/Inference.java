package eu.policygraph.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
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

    private Inference(Axioms axioms, Graph union) {
        this.axioms = axioms;
        this.union = union;
    }

    /**
     * The entailed statements that {@code union} does not hold; they are also added to {@code union}.
     */
    static Graph materialise(Axioms axioms, Graph union) {
        Inference inference = new Inference(axioms, union);
        for (Iterator<Triple> asserted = union.stream().toList().iterator(); asserted.hasNext(); ) {
            inference.consequences(asserted.next());
        }
        while (!inference.agenda.isEmpty()) {
            inference.consequences(inference.agenda.remove());
        }
        return inference.inferred;
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
