package eu.policygraph.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.RDF;

/**
 * Materialises what {@link Axioms} entail. What is inferred from a graph never holds what that graph itself states, so the
 * two together have each statement once.
 */
final class Inference {

    private static final Node TYPE = RDF.type.asNode();

    private final Axioms axioms;

    Inference(Axioms axioms) {
        this.axioms = axioms;
    }

    /** What {@code stated} entails and does not hold, by forward chaining to the fixed point. */
    Graph of(Graph stated) {
        return of(stated, stated);
    }

    /** The same, where only what follows from {@code news} has to be looked for, a part of {@code stated}. */
    Graph of(Graph stated, Graph news) {
        Graph inferred = new GraphMemFast();
        forward(news.find(), new DisjointGraphs(stated, inferred), inferred);
        return inferred;
    }

    /**
     * What changes in the inferred statements when the stated ones change. Additions are chained forward. For removals,
     * everything that could rest on a lost statement is taken out, and what has another support is put back: "delete and
     * rederive" (Gupta, Mumick and Subrahmanian, Maintaining Views Incrementally, SIGMOD 1993).
     *
     * @param before all statements before the change, stated and inferred
     * @param inferred the inferred ones among them
     * @param stated the stated ones after the change
     * @param change what they gained and lost
     */
    GraphChange after(Graph before, Graph inferred, Graph stated, GraphChange change) {
        Graph next = new LayeredGraph(inferred);
        Graph all = new DisjointGraphs(stated, next);
        change.gained().forEach(next::delete);
        Set<Triple> doubtful = new LinkedHashSet<>(change.lost());
        Deque<Triple> agenda = new ArrayDeque<>(change.lost());
        while (!agenda.isEmpty()) {
            consequences(agenda.remove(), before, c -> {
                if (next.contains(c)) {
                    next.delete(c);
                    doubtful.add(c);
                    agenda.add(c);
                }
            });
        }
        Collection<Triple> news = new LinkedHashSet<>(change.gained());
        for (Triple triple : doubtful) {
            if (!all.contains(triple) && isEntailed(triple, all)) {
                next.add(triple);
                news.add(triple);
            }
        }
        Set<Triple> touched = new LinkedHashSet<>(change.gained());
        touched.addAll(doubtful);
        forward(news.iterator(), all, next).forEach(touched::add);
        return GraphChange.among(touched, inferred::contains, next::contains);
    }

    /** Adds to {@code inferred}, which is a part of {@code all}, what follows from {@code news}; the statements added. */
    private Collection<Triple> forward(Iterator<Triple> news, Graph all, Graph inferred) {
        Set<Triple> found = new LinkedHashSet<>();
        Deque<Triple> agenda = new ArrayDeque<>();
        Consumer<Triple> infer = triple -> {
            if (!all.contains(triple)) {
                found.add(triple);
                inferred.add(triple);
                agenda.add(triple);
            }
        };
        while (news.hasNext()) {
            consequences(news.next(), all, infer);
            while (!agenda.isEmpty()) {
                consequences(agenda.remove(), all, infer);
            }
        }
        return found;
    }

    /** What follows in one step from a statement and, where an axiom takes two, one of {@code all}. */
    private void consequences(Triple triple, Graph all, Consumer<Triple> consumer) {
        Node subject = triple.getSubject();
        Node property = triple.getPredicate();
        Node object = triple.getObject();
        if (property.equals(TYPE)) {
            axioms.superClasses().getOrDefault(object, Set.of()).forEach(c -> consumer.accept(Triple.create(subject, TYPE, c)));
        }
        axioms.superProperties().getOrDefault(property, Set.of()).forEach(p -> consumer.accept(Triple.create(subject, p, object)));
        boolean transitive = axioms.transitive().contains(property);
        if (transitive) {
            all.find(Node.ANY, property, subject).toList().forEach(t -> consumer.accept(Triple.create(t.getSubject(), property, object)));
        }
        if (!object.isLiteral()) {
            axioms.inverses().getOrDefault(property, Set.of()).forEach(p -> consumer.accept(Triple.create(object, p, subject)));
            if (transitive) {
                all.find(object, property, Node.ANY).toList().forEach(t -> consumer.accept(Triple.create(subject, property, t.getObject())));
            }
        }
    }

    /** Whether a statement follows in one step from others of {@code all}. */
    private boolean isEntailed(Triple triple, Graph all) {
        Node subject = triple.getSubject();
        Node property = triple.getPredicate();
        Node object = triple.getObject();
        return property.equals(TYPE) && axioms.subClasses().getOrDefault(object, Set.of()).stream().anyMatch(c -> all.contains(subject, TYPE, c))
                || axioms.subProperties().getOrDefault(property, Set.of()).stream().anyMatch(p -> all.contains(subject, p, object))
                || !object.isLiteral() && axioms.inverses().getOrDefault(property, Set.of()).stream().anyMatch(p -> all.contains(object, p, subject))
                || axioms.transitive().contains(property) && isReached(subject, property, object, all);
    }

    private static boolean isReached(Node subject, Node property, Node object, Graph all) {
        return all.find(subject, property, Node.ANY).toList().stream().map(Triple::getObject).anyMatch(m -> !m.isLiteral() && all.contains(m, property, object));
    }
}
