package eu.policygraph.admission;

import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.optimize.ExprTransformConstantFold;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;

/** Replaces expressions of constants by their values, as Jena does, and notes whether one of certain terms had a say in a value. */
final class Folding extends ExprTransformConstantFold {

    private final Predicate<Node> watched;
    private boolean looked;

    Folding(Predicate<Node> watched) {
        this.watched = watched;
    }

    /** Whether the value of one of these terms had a say. */
    boolean hasLooked() {
        return looked;
    }

    /** Whether something is bound does not depend on which term it is. */
    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        Expr value = super.transform(function, argument);
        return function instanceof E_Bound ? value : noted(value, argument);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
        return noted(super.transform(function, left, right), left, right);
    }

    @Override
    public Expr transform(ExprFunction3 function, Expr first, Expr second, Expr third) {
        return noted(super.transform(function, first, second, third), first, second, third);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return noted(super.transform(function, arguments), arguments.getList().toArray(Expr[]::new));
    }

    private Expr noted(Expr outcome, Expr... arguments) {
        if (outcome.isConstant()) {
            for (Expr argument : arguments) {
                looked |= argument != null && argument.isConstant() && watched.test(argument.getConstant().asNode());
            }
        }
        return outcome;
    }
}
