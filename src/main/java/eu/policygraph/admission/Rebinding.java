package eu.policygraph.admission;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.graph.NodeTransform;

/**
 * Makes of optimised algebra what runs once: with other terms as subjects, objects and values, and with the budget of its execution. Properties,
 * graphs and what a path is made of stay as they are. What is the same for all executions is shared.
 */
final class Rebinding extends TransformCopy {

    private final NodeTransform terms;
    private final Expressions expressions;

    private Rebinding(NodeTransform terms, Budget budget) {
        this.terms = terms;
        this.expressions = new Expressions(terms, budget);
    }

    static Op of(Op op, NodeTransform terms, Budget budget) {
        Rebinding rebinding = new Rebinding(terms, budget);
        return Transformer.transform(rebinding, rebinding.expressions, op);
    }

    @Override
    public Op transform(OpBGP op) {
        BasicPattern pattern = new BasicPattern();
        boolean changed = false;
        for (Triple triple : op.getPattern()) {
            Triple other = triple(triple);
            changed |= other != triple;
            pattern.add(other);
        }
        return changed ? new OpBGP(pattern) : op;
    }

    @Override
    public Op transform(OpTriple op) {
        Triple other = triple(op.getTriple());
        return other == op.getTriple() ? op : new OpTriple(other);
    }

    @Override
    public Op transform(OpPath op) {
        TriplePath path = op.getTriplePath();
        Node subject = terms.apply(path.getSubject());
        Node object = terms.apply(path.getObject());
        if (subject == path.getSubject() && object == path.getObject()) {
            return op;
        }
        return new OpPath(path.isTriple() ? new TriplePath(Triple.create(subject, path.getPredicate(), object)) : new TriplePath(subject, path.getPath(), object));
    }

    @Override
    public Op transform(OpTable op) {
        if (op.isJoinIdentity() || op.getTable().isEmpty()) {
            return op;
        }
        Table table = TableFactory.create(op.getTable().getVars());
        for (Iterator<Binding> rows = op.getTable().rows(); rows.hasNext();) {
            BindingBuilder row = Binding.builder();
            rows.next().forEach((variable, term) -> row.add(variable, terms.apply(term)));
            table.addBinding(row.build());
        }
        return OpTable.create(table);
    }

    /** Jena's walk over algebra does not come to these conditions. */
    @Override
    public Op transform(OpTopN op, Op subOp) {
        List<SortCondition> conditions = new ArrayList<>();
        op.getConditions().forEach(c -> conditions.add(new SortCondition(ExprTransformer.transform(expressions, c.getExpression()), c.getDirection())));
        return new OpTopN(subOp, op.getLimit(), conditions);
    }

    private Triple triple(Triple triple) {
        Node subject = terms.apply(triple.getSubject());
        Node object = terms.apply(triple.getObject());
        return subject == triple.getSubject() && object == triple.getObject() ? triple : Triple.create(subject, triple.getPredicate(), object);
    }

    private static final class Expressions extends ExprTransformCopy {

        private final NodeTransform terms;
        private final Budget budget;

        Expressions(NodeTransform terms, Budget budget) {
            this.terms = terms;
            this.budget = budget;
        }

        @Override
        public Expr transform(NodeValue value) {
            Node term = value.asNode();
            Node other = terms.apply(term);
            return other == term ? value : NodeValue.makeNode(other);
        }

        @Override
        public Expr transform(ExprFunction1 function, Expr argument) {
            return own(super.transform(function, argument));
        }

        /** A function that is called by its IRI notes how it is called. */
        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            return function instanceof E_Function called ? called.copy(arguments) : own(super.transform(function, arguments));
        }

        private Expr own(Expr expression) {
            return expression instanceof Budgeted budgeted ? budgeted.under(budget) : expression;
        }
    }
}
