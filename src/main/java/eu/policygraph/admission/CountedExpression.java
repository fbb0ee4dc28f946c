package eu.policygraph.admission;

import java.util.function.Consumer;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;

/** An expression whose every value is shown to somebody before it is used. */
final class CountedExpression extends ExprFunction1 {

    private final Consumer<NodeValue> each;

    CountedExpression(Expr expression, Consumer<NodeValue> each) {
        super(expression, "counted");
        this.each = each;
    }

    @Override
    public NodeValue eval(NodeValue value) {
        each.accept(value);
        return value;
    }

    @Override
    public Expr copy(Expr expression) {
        return new CountedExpression(expression, each);
    }
}
