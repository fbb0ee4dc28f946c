package eu.policygraph.engine;

import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_BNode;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_Random;
import org.apache.jena.sparql.expr.E_StrUUID;
import org.apache.jena.sparql.expr.E_UUID;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.VariableNotBoundException;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.core.Var;

/**
 * Expressions over the row at hand. Jena evaluates them; what can be told from numbers alone is, and an expression of one variable
 * is evaluated once for each of its values as long as values come again.
 */
final class Expressions {

    /** After so many evaluations it is judged whether values come again. */
    private static final int TRIAL = 2_000;

    private final Run run;
    private final Frame frame;
    private final Slots slots;
    private final Binding live;
    private final TextTests texts;

    Expressions(Run run, Frame frame, Slots slots) {
        this.run = run;
        this.frame = frame;
        this.slots = slots;
        this.live = frame.live();
        this.texts = new TextTests(run, frame, slots);
    }

    /** A filter. */
    Test test(Expr expression) {
        Test known = texts.of(expression, () -> satisfied(expression));
        return known != null ? known : switch (expression) {
            case E_LogicalAnd and -> {
                Test left = test(and.getArg1());
                Test right = test(and.getArg2());
                yield () -> left.passes() && right.passes();
            }
            case E_LogicalOr or -> {
                Test left = test(or.getArg1());
                Test right = test(or.getArg2());
                yield () -> left.passes() || right.passes();
            }
            case E_Bound bound when bound.getArg() instanceof ExprVar variable -> {
                int slot = slots.of(variable.asVar());
                yield () -> frame.row[slot] != 0;
            }
            case E_Equals equals -> equality(equals, true);
            case E_NotEquals different -> equality(different, false);
            default -> repeated(expression);
        };
    }

    /** Two things that are no literals are equal when they are the same term. */
    private Test equality(ExprFunction2 comparison, boolean equal) {
        Test slow = repeated(comparison);
        IntSupplier left = operand(comparison.getArg1());
        IntSupplier right = operand(comparison.getArg2());
        if (left == null || right == null) {
            return slow;
        }
        return () -> {
            int a = left.getAsInt();
            int b = right.getAsInt();
            if (a == 0 || b == 0) {
                return false;
            }
            return run.term(a).isLiteral() || run.term(b).isLiteral() || run.term(a).isTripleTerm() || run.term(b).isTripleTerm() ? slow.passes() : a == b == equal;
        };
    }

    private IntSupplier operand(Expr expression) {
        if (expression instanceof ExprVar variable) {
            int slot = slots.of(variable.asVar());
            return () -> frame.row[slot];
        }
        if (expression instanceof NodeValue value) {
            int number = run.number(value.asNode());
            return () -> number;
        }
        return null;
    }

    private Test repeated(Expr expression) {
        Expr own = overRow(expression);
        Test slow = () -> satisfied(own);
        int slot = onlyVariable(expression);
        if (slot < 0) {
            return slow;
        }
        Repeated repeated = new Repeated(slot, () -> slow.passes() ? 1 : 0);
        return () -> repeated.getAsInt() == 1;
    }

    /** The place of the one variable on which alone the value of an expression depends; -1 where it depends on others. */
    private int onlyVariable(Expr expression) {
        Set<Var> variables = expression.getVarsMentioned();
        return variables.size() == 1 && isPure(expression) ? slots.of(variables.iterator().next()) : -1;
    }

    /** What comes of a variable, computed once for each of its values as long as values come again. */
    private final class Repeated implements IntSupplier {

        private final int slot;
        private final IntSupplier computed;
        private IntMap<Integer> known = new IntMap<>();
        private int asked;
        private int hits;

        Repeated(int slot, IntSupplier computed) {
            this.slot = slot;
            this.computed = computed;
        }

        @Override
        public int getAsInt() {
            int number = frame.row[slot];
            if (known == null || number == 0) {
                return computed.getAsInt();
            }
            Integer before = known.get(number);
            if (before != null) {
                hits++;
            } else {
                before = computed.getAsInt();
                known.put(number, before);
            }
            if (++asked == TRIAL && hits < TRIAL / 4) {
                known = null;
            }
            return before;
        }
    }

    private boolean satisfied(Expr expression) {
        try {
            return expression.isSatisfied(live, run.context);
        } catch (ExprException e) {
            return false;
        }
    }

    /** A value; 0 for none. */
    IntSupplier value(Expr expression) {
        IntSupplier operand = operand(expression);
        if (operand != null) {
            return operand;
        }
        Expr own = overRow(expression);
        IntSupplier slow = () -> {
            try {
                return run.number(own.eval(live, run.context).asNode());
            } catch (ExprException e) {
                return 0;
            }
        };
        int slot = onlyVariable(expression);
        return slot < 0 ? slow : new Repeated(slot, slow);
    }

    /** The same expression that finds values of variables by their place. */
    private Expr overRow(Expr expression) {
        return asksPatterns(expression) ? expression : ExprTransformer.transform(new ByPlace(), expression);
    }

    Aggregator overRow(Aggregator aggregator) {
        ExprList list = aggregator.getExprList();
        if (list == null || list.getList().stream().anyMatch(Expressions::asksPatterns)) {
            return aggregator;
        }
        return aggregator.copy(ExprTransformer.transform(new ByPlace(), list));
    }

    /** Whether an expression holds EXISTS or NOT EXISTS. */
    static boolean asksPatterns(Expr expression) {
        return expression instanceof ExprFunctionOp || anyArgument(expression, Expressions::asksPatterns);
    }

    private static boolean isPure(Expr expression) {
        return switch (expression) {
            case E_Random random -> false;
            case E_UUID uuid -> false;
            case E_StrUUID uuid -> false;
            case E_BNode node -> false;
            case ExprFunctionOp exists -> false;
            default -> !anyArgument(expression, argument -> !isPure(argument));
        };
    }

    private static boolean anyArgument(Expr expression, java.util.function.Predicate<Expr> predicate) {
        List<Expr> arguments = expression instanceof ExprFunction function ? function.getArgs() : List.of();
        return arguments.stream().anyMatch(argument -> argument != null && predicate.test(argument));
    }

    private final class ByPlace extends ExprTransformCopy {

        @Override
        public Expr transform(ExprVar variable) {
            return new Placed(variable.asVar(), slots.of(variable.asVar()));
        }
    }

    /** A variable with its place in the row. */
    private final class Placed extends ExprVar {

        private final int slot;

        Placed(Var variable, int slot) {
            super(variable);
            this.slot = slot;
        }

        @Override
        public NodeValue eval(Binding row, FunctionEnv env) {
            int number = frame.row[slot];
            if (number == 0) {
                throw new VariableNotBoundException("Not bound: variable " + varNode);
            }
            return run.value(number);
        }
    }
}
