package eu.policygraph.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;

/** A sequence taken apart into patterns, filters and whatever else, in the order in which they are written. */
final class Patterns {

    /** A part of a sequence. */
    sealed interface Item {}

    /** A triple pattern or a path. */
    record Pattern(TriplePath path) implements Item {}

    /**
     * A filter.
     *
     * @param free whether the patterns in its scope give all its variables values, so that it may be asked anywhere after them
     */
    record Filter(Expr expression, boolean free) implements Item {}

    /** Anything else. */
    record Other(Op op) implements Item {}

    private final List<Item> items = new ArrayList<>();

    static List<Item> of(Op op) {
        Patterns patterns = new Patterns();
        patterns.take(op);
        return patterns.items;
    }

    private void take(Op op) {
        switch (op) {
            case OpSequence sequence -> sequence.getElements().forEach(this::take);
            case OpBGP patterns -> patterns.getPattern().forEach(triple -> items.add(new Pattern(new TriplePath(triple))));
            case OpTriple triple -> items.add(new Pattern(new TriplePath(triple.getTriple())));
            case OpPath path -> items.add(new Pattern(path.getTriplePath()));
            case OpFilter filter -> filter(filter);
            default -> items.add(new Other(op));
        }
    }

    private void filter(OpFilter filter) {
        int start = items.size();
        take(filter.getSubOp());
        Set<Var> given = new HashSet<>();
        for (Item item : items.subList(start, items.size())) {
            if (item instanceof Pattern pattern) {
                given.addAll(variables(pattern.path()));
            }
        }
        filter.getExprs().forEach(e -> items.add(new Filter(e, !Expressions.asksPatterns(e) && given.containsAll(e.getVarsMentioned()))));
    }

    /** Whether it is a pattern or filter that can be told within one graph: no path, no EXISTS. */
    static boolean isOfOneGraph(Item item) {
        return switch (item) {
            case Pattern pattern -> pattern.path().isTriple();
            case Filter filter -> !Expressions.asksPatterns(filter.expression());
            case Other other -> false;
        };
    }

    /** The variables of a pattern. */
    static Set<Var> variables(TriplePath pattern) {
        Set<Var> variables = new HashSet<>();
        for (Node node : new Node[] {pattern.getSubject(), pattern.getPredicate(), pattern.getObject()}) {
            if (node != null && node.isVariable()) {
                variables.add(Var.alloc(node));
            }
        }
        return variables;
    }
}
