package eu.policygraph.engine;

import eu.policygraph.index.IdView;
import eu.policygraph.index.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;

/** In which order patterns are matched: the one with the fewest rows on the way, judged by exact counts of the data. */
final class Estimates {

    /** So many orders are compared; with more patterns, only the one that begins with the rarest. */
    private static final int STARTS = 8;

    /** A guess of how many ends a path has. */
    private static final double PATH = 8;

    /** What a path costs that has neither end: it must wait. */
    private static final double NEVER = 1e15;

    private final Run run;
    private final IdView view;
    private final Set<Var> bound;
    private final Map<TriplePath, Double> counts = new IdentityHashMap<>();

    /**
     * @param view the data that are matched
     * @param bound variables that have values before
     */
    Estimates(Run run, IdView view, Set<Var> bound) {
        this.run = run;
        this.view = view;
        this.bound = bound;
    }

    /** The patterns in the order in which they are best matched. */
    List<TriplePath> ordered(List<TriplePath> patterns) {
        if (patterns.size() < 2) {
            return patterns;
        }
        List<TriplePath> best = null;
        double least = Double.POSITIVE_INFINITY;
        for (TriplePath start : patterns.size() <= STARTS ? patterns : List.of(cheapest(patterns, bound))) {
            List<TriplePath> order = new ArrayList<>();
            double cost = ordered(start, patterns, order);
            if (cost < least || best == null) {
                least = cost;
                best = order;
            }
        }
        return best;
    }

    private double ordered(TriplePath start, List<TriplePath> patterns, List<TriplePath> order) {
        Set<Var> known = new HashSet<>(bound);
        List<TriplePath> left = new ArrayList<>(patterns);
        double rows = 1;
        double cost = 0;
        TriplePath next = start;
        while (true) {
            rows *= fanOut(next, known);
            cost += rows;
            order.add(next);
            left.remove(next);
            known.addAll(Patterns.variables(next));
            if (left.isEmpty()) {
                return cost;
            }
            next = cheapest(left, known);
        }
    }

    private TriplePath cheapest(List<TriplePath> patterns, Set<Var> known) {
        TriplePath best = patterns.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (TriplePath pattern : patterns) {
            run.step();
            double fanOut = fanOut(pattern, known);
            if (fanOut < least) {
                least = fanOut;
                best = pattern;
            }
        }
        return best;
    }

    private double fanOut(TriplePath pattern, Set<Var> known) {
        boolean subject = isKnown(pattern.getSubject(), known);
        boolean object = isKnown(pattern.getObject(), known);
        if (!pattern.isTriple()) {
            return subject && object ? 1 : subject || object ? PATH : NEVER;
        }
        int predicate = number(pattern.getPredicate());
        double count = counts.computeIfAbsent(pattern, p -> (double) view.count(number(p.getSubject()), predicate, number(p.getObject())));
        if (predicate < 0) {
            return 0;
        }
        if (pattern.getSubject().isVariable() && subject) {
            count /= Math.max(1, view.subjects(predicate));
        }
        if (pattern.getObject().isVariable() && object) {
            count /= Math.max(1, view.objects(predicate));
        }
        return count;
    }

    private static boolean isKnown(Node node, Set<Var> known) {
        return !node.isVariable() || known.contains(Var.alloc(node));
    }

    private int number(Node node) {
        return node.isVariable() ? Terms.NONE : run.number(node);
    }
}
