package eu.policygraph.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.optimize.TransformMergeBGPs;
import org.apache.jena.sparql.algebra.optimize.TransformPathFlattenAlgebra;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;

/**
 * Takes a query apart into the blocks of triple patterns that its answers rest on, also those that must not match, so that a change
 * can be compared with each. A variable is kept as visible only where giving it a value beforehand cannot alter what another part
 * of the query means.
 */
final class CheckBlocks {

    private final List<Block> blocks = new ArrayList<>();
    private final Set<Var> assigned = new HashSet<>();

    /** Values that a variable has one of in every answer: what VALUES says outside of optional, negated and alternative parts. */
    private final Map<Var, Set<Node>> listed = new HashMap<>();

    /** How many optional, negated or alternative parts enclose this place. */
    private int apart;

    private CheckBlocks() {}

    /** The blocks; empty when the query has a part that statements cannot be compared with, such as a path of any length. */
    static Optional<List<Block>> of(Query query) {
        if (query.hasGroupBy() || query.hasAggregators() || query.hasHaving() || query.hasValues() || !query.getProject().getExprs().isEmpty()) {
            return Optional.empty();
        }
        CheckBlocks found = new CheckBlocks();
        try {
            Op op = flat(Algebra.compile(query.getQueryPattern()));
            found.walk(op, null, new HashSet<>(OpVars.visibleVars(op)));
        } catch (NotComparable e) {
            return Optional.empty();
        }
        return Optional.of(found.blocks.stream().map(found::withoutAssigned).toList());
    }

    private Block withoutAssigned(Block block) {
        Set<Var> visible = new HashSet<>(block.visible());
        visible.removeAll(assigned);
        Map<Var, Set<Node>> own = new HashMap<>(listed);
        own.keySet().retainAll(visible);
        return new Block(block.graph(), block.patterns(), visible, own);
    }

    private void walk(Op op, Node graph, Set<Var> visible) {
        switch (op) {
            case OpBGP bgp -> add(bgp, graph, visible);
            case OpTriple triple -> add(triple.asBGP(), graph, visible);
            case OpGraph named -> walk(named.getSubOp(), named.getNode(), visible);
            case OpFilter filter -> {
                walk(filter.getSubOp(), graph, visible);
                filter.getExprs().forEach(expression -> expression(expression, filter.getSubOp(), graph, visible));
            }
            case OpJoin join -> both(join.getLeft(), join.getRight(), graph, visible);
            case OpSequence sequence -> sequence.getElements().forEach(part -> walk(part, graph, visible));
            case OpUnion union -> {
                Set<Var> common = both(both(visible, union.getLeft()), union.getRight());
                apart++;
                both(union.getLeft(), union.getRight(), graph, common);
                apart--;
            }
            case OpLeftJoin optional -> {
                walk(optional.getLeft(), graph, visible);
                apart(optional.getRight(), graph, both(visible, optional.getLeft()));
                if (optional.getExprs() != null) {
                    optional.getExprs().forEach(expression -> expression(expression, optional.getLeft(), graph, visible));
                }
            }
            case OpMinus minus -> {
                walk(minus.getLeft(), graph, visible);
                apart(minus.getRight(), graph, both(visible, minus.getLeft()));
            }
            case OpExtend extend -> {
                assigned.addAll(extend.getVarExprList().getVars());
                extend.getVarExprList().forEachVarExpr((v, expression) -> expression(expression, extend.getSubOp(), graph, visible));
                walk(extend.getSubOp(), graph, visible);
            }
            case OpProject project -> walk(project.getSubOp(), graph, both(visible, project));
            case OpGroup group -> {
                Set<Var> keys = new HashSet<>(visible);
                keys.retainAll(group.getGroupVars().getVars());
                walk(group.getSubOp(), graph, keys);
            }
            case OpDistinct distinct -> walk(((Op1) distinct).getSubOp(), graph, visible);
            case OpReduced reduced -> walk(((Op1) reduced).getSubOp(), graph, visible);
            case OpOrder order -> walk(order.getSubOp(), graph, visible);
            case OpTable table -> list(table.getTable(), visible);
            default -> throw new NotComparable();
        }
    }

    /** Paths of a fixed length as triple patterns, and what stands together in one block. */
    private static Op flat(Op op) {
        return Transformer.transform(new TransformMergeBGPs(), Transformer.transform(new TransformPathFlattenAlgebra(), op));
    }

    private void apart(Op op, Node graph, Set<Var> visible) {
        apart++;
        walk(op, graph, visible);
        apart--;
    }

    private void list(Table table, Set<Var> visible) {
        if (apart == 0) {
            table.getVars().stream().filter(visible::contains).forEach(variable -> {
                List<Node> values = Iter.toList(Iter.map(table.rows(), row -> row.get(variable)));
                if (!values.contains(null)) {
                    listed.put(variable, Set.copyOf(values));
                }
            });
        }
    }

    private void both(Op left, Op right, Node graph, Set<Var> visible) {
        walk(left, graph, visible);
        walk(right, graph, visible);
    }

    private void expression(Expr expression, Op over, Node graph, Set<Var> visible) {
        if (expression instanceof ExprFunctionOp exists) {
            apart(flat(exists.getGraphPattern()), graph, both(visible, over));
        } else if (expression != null && expression.isFunction()) {
            expression.getFunction().getArgs().forEach(argument -> expression(argument, over, graph, visible));
        }
    }

    private void add(OpBGP bgp, Node graph, Set<Var> visible) {
        if (!bgp.getPattern().isEmpty()) {
            Set<Var> own = new HashSet<>(OpVars.visibleVars(bgp));
            if (Var.isVar(graph)) {
                own.add(Var.alloc(graph));
            }
            own.retainAll(visible);
            blocks.add(new Block(graph, bgp.getPattern(), own, Map.of()));
        }
    }

    private static Set<Var> both(Set<Var> visible, Op op) {
        Set<Var> common = new HashSet<>(visible);
        common.retainAll(OpVars.visibleVars(op));
        return common;
    }

    /** Carries the news up out of the walk. */
    private static final class NotComparable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotComparable() {
            super(null, null, false, false);
        }
    }
}
