package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.optimize.OptimizerStd;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.util.Context;

/** Jena's optimizer, after the expressions have been put under guard and closures flattened; it looks at the clock between its steps. */
final class GuardedOptimizer extends OptimizerStd {

    /** Closures inside one another, after flattening: each takes as many steps as there are statements for each step of the outer one. */
    private static final int MAX_CLOSURES = 3;

    private final Budget budget;
    private final Folding folding;

    GuardedOptimizer(Context context, Budget budget) {
        this(context, budget, term -> false);
    }

    /** @param watched terms whose values should not matter */
    GuardedOptimizer(Context context, Budget budget, Predicate<Node> watched) {
        super(context);
        this.budget = budget;
        this.folding = new Folding(watched);
    }

    @Override
    public Op rewrite(Op op) {
        budget.check();
        if (isPlain(op)) {
            return op;
        }
        return super.rewrite(Transformer.transformSkipService(new FlatPaths(), new GuardedExpressions(budget), op));
    }

    /** Whether there is one basic graph pattern and nothing to rewrite. */
    private static boolean isPlain(Op op) {
        return switch (op) {
            case OpProject project -> isPlain(project.getSubOp());
            case OpDistinct distinct -> isPlain(distinct.getSubOp());
            case OpSlice slice -> isPlain(slice.getSubOp());
            case OpBGP patterns -> patterns.getPattern().getList().stream().map(Triple::getPredicate).noneMatch(p -> p.isURI() && p.getURI().equals(Functions.TEXT_QUERY));
            default -> false;
        };
    }

    @Override
    protected Op transformExprConstantFolding(Op op) {
        budget.check();
        return Transformer.transform(new TransformCopy(), folding, op);
    }

    /** Whether an expression was replaced by its value, and the value of a watched term had a say in it. */
    boolean hasLooked() {
        return folding.hasLooked();
    }

    @Override
    protected Op transformFilterExpandOneOf(Op op) {
        budget.check();
        return super.transformFilterExpandOneOf(op);
    }

    @Override
    protected Op transformFilterDisjunction(Op op) {
        budget.check();
        return super.transformFilterDisjunction(op);
    }

    @Override
    protected Op transformJoinStrategy(Op op) {
        budget.check();
        return LinearJoins.apply(super.transformJoinStrategy(op), budget);
    }

    @Override
    protected Op transformFilterPlacement(Op op) {
        budget.check();
        return super.transformFilterPlacement(op);
    }

    @Override
    protected Op transformMergeBGPs(Op op) {
        budget.check();
        return super.transformMergeBGPs(op);
    }

    private static final class FlatPaths extends TransformCopy {

        @Override
        public Op transform(OpPath op) {
            TriplePath triple = op.getTriplePath();
            Path path = Closures.flatten(triple.getPath());
            if (Closures.depth(path) > MAX_CLOSURES) {
                throw RefusedException.of(Reason.TOO_COMPLEX, "More than " + MAX_CLOSURES + " closures (* or +) are inside one another in a path.");
            }
            return new OpPath(new TriplePath(triple.getSubject(), path, triple.getObject()));
        }
    }
}
