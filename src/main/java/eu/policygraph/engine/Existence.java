package eu.policygraph.engine;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;

/** Which patterns of EXISTS can begin with the row at hand: for these it is the same as writing its values into the pattern. */
final class Existence {

    private Existence() {}

    static boolean isCorrelated(Op op) {
        return switch (op) {
            case OpBGP patterns -> true;
            case OpTriple pattern -> true;
            case OpPath path -> true;
            case OpGraph graph -> Patterns.of(graph.getSubOp()).stream().allMatch(Patterns::isOfOneGraph);
            case OpFilter filter -> isCorrelated(filter.getSubOp());
            case OpSequence sequence -> sequence.getElements().stream().allMatch(Existence::isCorrelated);
            case OpUnion union -> isCorrelated(union.getLeft()) && isCorrelated(union.getRight());
            case OpDisjunction either -> either.getElements().stream().allMatch(Existence::isCorrelated);
            case OpConditional conditional -> isCorrelated(conditional.getLeft()) && isCorrelated(conditional.getRight());
            default -> false;
        };
    }
}
