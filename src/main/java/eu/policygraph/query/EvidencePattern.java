package eu.policygraph.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.optimize.TransformScopeRename;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;

/**
 * A query without what folds solutions together (projection, grouping, DISTINCT, LIMIT), so that each solution tells of
 * the statements it was made of.
 *
 * @param pattern its solutions have the variables of the query and those that it hides; the latter are renamed
 * @param lost variables that only a fold could give a value: aggregates and what is reckoned from them
 * @param assigned variables that the pattern reckons from others
 * @param statements patterns of statements with the graph they are asked in; {@link Node#ANY} for the default graph
 */
record EvidencePattern(Op pattern, Set<Var> lost, Set<Var> assigned, List<Quad> statements) {

    static EvidencePattern of(Query query) {
        Unfolding unfolding = new Unfolding();
        Op pattern = Transformer.transform(unfolding, TransformScopeRename.transform(Algebra.compile(query)));
        List<Quad> statements = new ArrayList<>();
        collect(pattern, Node.ANY, statements);
        return new EvidencePattern(pattern, Set.copyOf(unfolding.lost), Set.copyOf(unfolding.assigned), List.copyOf(statements));
    }

    /** Whether a lost variable that rows give a value stands in a statement: without that value anything would match. */
    boolean needsRows(List<Var> ofRows) {
        return statements.stream().flatMap(s -> Stream.of(s.getSubject(), s.getPredicate(), s.getObject())).anyMatch(n -> lost.contains(n) && ofRows.contains(n));
    }

    private static void collect(Op op, Node graph, List<Quad> statements) {
        switch (op) {
            case OpBGP bgp -> bgp.getPattern().forEach(triple -> statements.add(Quad.create(graph, triple)));
            case OpGraph named -> collect(named.getSubOp(), named.getNode(), statements);
            case OpMinus minus -> collect(minus.getLeft(), graph, statements);
            case Op1 one -> collect(one.getSubOp(), graph, statements);
            case Op2 two -> {
                collect(two.getLeft(), graph, statements);
                collect(two.getRight(), graph, statements);
            }
            case OpN several -> several.getElements().forEach(each -> collect(each, graph, statements));
            default -> { }
        }
    }

    private static final class Unfolding extends TransformCopy {

        private final Set<Var> lost = new HashSet<>();
        private final Set<Var> assigned = new HashSet<>();

        @Override
        public Op transform(OpProject op, Op sub) {
            return sub;
        }

        @Override
        public Op transform(OpDistinct op, Op sub) {
            return sub;
        }

        @Override
        public Op transform(OpReduced op, Op sub) {
            return sub;
        }

        @Override
        public Op transform(OpSlice op, Op sub) {
            return sub;
        }

        @Override
        public Op transform(OpOrder op, Op sub) {
            return sub;
        }

        @Override
        public Op transform(OpGroup op, Op sub) {
            op.getAggregators().stream().map(ExprAggregator::getVar).forEach(lost::add);
            VarExprList computed = new VarExprList();
            op.getGroupVars().getExprs().forEach(computed::add);
            assigned.addAll(computed.getVars());
            return computed.isEmpty() ? sub : OpExtend.create(sub, computed);
        }

        @Override
        public Op transform(OpExtend op, Op sub) {
            VarExprList kept = new VarExprList();
            op.getVarExprList().forEachVarExpr((variable, expression) -> {
                if (tellable(expression)) {
                    kept.add(variable, expression);
                    assigned.add(variable);
                } else {
                    lost.add(variable);
                }
            });
            return kept.isEmpty() ? sub : OpExtend.create(sub, kept);
        }

        @Override
        public Op transform(OpFilter op, Op sub) {
            ExprList kept = kept(op.getExprs());
            return kept.isEmpty() ? sub : OpFilter.filterBy(kept, sub);
        }

        @Override
        public Op transform(OpLeftJoin op, Op left, Op right) {
            return OpLeftJoin.create(left, right, op.getExprs() == null ? null : kept(op.getExprs()));
        }

        private ExprList kept(ExprList expressions) {
            ExprList kept = new ExprList();
            expressions.getList().stream().filter(this::tellable).forEach(kept::add);
            return kept;
        }

        private boolean tellable(Expr expression) {
            return expression.getVarsMentioned().stream().noneMatch(lost::contains);
        }
    }
}
