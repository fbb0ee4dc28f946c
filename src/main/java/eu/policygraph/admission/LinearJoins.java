package eu.policygraph.admission;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;

/**
 * Lets the right side of a join begin with the values of the left one wherever that gives the same rows. Jena does so only where no
 * expression of the right side reads a variable that may be unbound, as {@code BIND(COALESCE(…))} in an OPTIONAL does, and evaluates
 * the right side over all data otherwise.
 */
final class LinearJoins extends TransformCopy {

    /** What a variable is to a pattern. */
    private enum Use {
        /** Not mentioned. */
        NONE,
        /** Bound in each solution, and already bound wherever an expression reads it. */
        BOUND,
        /** Anything else: a value from outside could change the solutions. */
        UNCERTAIN
    }

    private final Budget budget;
    /** For each join what may have a value when its right side begins. */
    private final Map<Op, Set<Var>> incoming = new IdentityHashMap<>();

    private LinearJoins(Budget budget) {
        this.budget = budget;
    }

    /** An operation with the same rows; to be called after Jena has chosen among its own ways to join. */
    static Op apply(Op op, Budget budget) {
        LinearJoins joins = new LinearJoins(budget);
        joins.note(op, Set.of());
        return Transformer.transform(joins, op);
    }

    private void note(Op op, Set<Var> known) {
        switch (op) {
            case Op1 one -> note(one.getSubOp(), known);
            case OpUnion union -> {
                note(union.getLeft(), known);
                note(union.getRight(), known);
            }
            case Op2 two -> {
                note(two.getLeft(), known);
                Set<Var> more = with(known, two.getLeft());
                incoming.put(two, more);
                note(two.getRight(), more);
            }
            case OpN several -> {
                Set<Var> more = known;
                for (Op each : several.getElements()) {
                    note(each, more);
                    more = with(more, each);
                }
            }
            default -> { }
        }
    }

    private Set<Var> with(Set<Var> known, Op op) {
        budget.check();
        Set<Var> more = new HashSet<>(known);
        more.addAll(OpVars.visibleVars(op));
        return more;
    }

    @Override
    public Op transform(OpLeftJoin join, Op left, Op right) {
        if (!isLinear(join, right)) {
            return super.transform(join, left, right);
        }
        return new OpConditional(left, join.getExprs() == null || join.getExprs().isEmpty() ? right : OpFilter.filterBy(join.getExprs(), right));
    }

    @Override
    public Op transform(OpJoin join, Op left, Op right) {
        return isLinear(join, right) ? OpSequence.create(left, right) : super.transform(join, left, right);
    }

    private boolean isLinear(Op join, Op right) {
        budget.check();
        Set<Var> values = incoming.get(join);
        return values != null && passesValues(right) && values.stream().allMatch(variable -> use(right, variable) != Use.UNCERTAIN);
    }

    /** Whether each row that comes out holds the values that went in. */
    private static boolean passesValues(Op op) {
        return switch (op) {
            case OpBGP patterns -> true;
            case OpPath path -> true;
            case OpGraph graph -> passesValues(graph.getSubOp());
            case OpFilter filter -> passesValues(filter.getSubOp());
            case OpExtend extend -> passesValues(extend.getSubOp());
            case OpSequence sequence -> sequence.getElements().stream().allMatch(LinearJoins::passesValues);
            case OpUnion union -> passesValues(union.getLeft()) && passesValues(union.getRight());
            case OpConditional conditional -> passesValues(conditional.getLeft()) && passesValues(conditional.getRight());
            default -> false;
        };
    }

    private static Use use(Op op, Var variable) {
        return switch (op) {
            case OpBGP patterns -> mentioned(patterns, variable);
            case OpPath path -> mentioned(path, variable);
            case OpGraph graph -> graph.getNode().equals(variable) ? together(Use.BOUND, use(graph.getSubOp(), variable)) : use(graph.getSubOp(), variable);
            case OpFilter filter -> read(filter.getExprs().getList(), variable, use(filter.getSubOp(), variable));
            case OpExtend extend -> extend.getVarExprList().contains(variable) ? Use.UNCERTAIN
                    : read(extend.getVarExprList().getExprs().values(), variable, use(extend.getSubOp(), variable));
            case OpSequence sequence -> sequence.getElements().stream().map(each -> use(each, variable)).reduce(Use.NONE, LinearJoins::together);
            case OpUnion union -> use(union.getLeft(), variable) == use(union.getRight(), variable) ? use(union.getLeft(), variable) : Use.UNCERTAIN;
            case OpConditional conditional -> optional(use(conditional.getLeft(), variable), use(conditional.getRight(), variable));
            default -> Use.UNCERTAIN;
        };
    }

    private static Use mentioned(Op pattern, Var variable) {
        return OpVars.mentionedVars(pattern).contains(variable) ? Use.BOUND : Use.NONE;
    }

    private static Use read(Iterable<Expr> expressions, Var variable, Use inside) {
        for (Expr expression : expressions) {
            if (inside == Use.NONE && reads(expression, variable)) {
                return Use.UNCERTAIN;
            }
        }
        return inside;
    }

    private static boolean reads(Expr expression, Var variable) {
        return switch (expression) {
            case ExprFunctionOp exists -> OpVars.mentionedVars(exists.getGraphPattern()).contains(variable);
            case ExprFunction function -> function.getArgs().stream().anyMatch(argument -> argument != null && reads(argument, variable));
            default -> expression.getVarsMentioned().contains(variable);
        };
    }

    private static Use together(Use a, Use b) {
        return a == Use.UNCERTAIN || b == Use.UNCERTAIN ? Use.UNCERTAIN : a == Use.BOUND ? a : b;
    }

    private static Use optional(Use needed, Use optional) {
        return optional == Use.UNCERTAIN || needed == Use.NONE && optional == Use.BOUND ? Use.UNCERTAIN : needed;
    }
}
