package eu.policygraph.admission;

import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.expr.E_BNode;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_IRI2;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.E_Random;
import org.apache.jena.sparql.expr.E_StrUUID;
import org.apache.jena.sparql.expr.E_UUID;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;

/** Looks for expressions that depend on more than their arguments: on the clock, on chance, or on the query that they were read in. */
final class Steadiness extends ExprTransformCopy {

    private static final Set<Class<?>> CHANGING = Set.of(E_Now.class, E_Random.class, E_UUID.class, E_StrUUID.class, E_BNode.class, E_IRI.class, E_IRI2.class);
    private static final Package OF_JENA = Expr.class.getPackage();
    private static final Package OURS = Steadiness.class.getPackage();

    private boolean steady = true;

    private Steadiness() {}

    /** Whether none was found. */
    static boolean of(Op op) {
        Steadiness expressions = new Steadiness();
        Transformer.transform(new TransformCopy(), expressions, op);
        return expressions.steady;
    }

    private void look(ExprFunction function) {
        Package home = function.getClass().getPackage();
        steady &= (home.equals(OF_JENA) || home.equals(OURS)) && CHANGING.stream().noneMatch(changing -> changing.isInstance(function));
    }

    @Override
    public Expr transform(ExprFunction0 function) {
        look(function);
        return function;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        look(function);
        return super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
        look(function);
        return super.transform(function, left, right);
    }

    @Override
    public Expr transform(ExprFunction3 function, Expr first, Expr second, Expr third) {
        look(function);
        return super.transform(function, first, second, third);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        look(function);
        return super.transform(function, arguments);
    }

    @Override
    public Expr transform(ExprFunctionOp exists, ExprList arguments, Op pattern) {
        look(exists);
        return super.transform(exists, arguments, pattern);
    }
}
