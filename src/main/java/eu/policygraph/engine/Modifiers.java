package eu.policygraph.engine;

import eu.policygraph.engine.Planner.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.ExprAggregator;

/** Makes steps of what takes a whole table: projection, DISTINCT, ORDER BY, LIMIT, GROUP BY. They need a row of their own. */
final class Modifiers {

    private final Planner planner;
    private final Run run;
    private final Slots slots;
    private final Frame frame;
    private final Expressions expressions;

    Modifiers(Planner planner, Run run, Slots slots, Frame frame, Expressions expressions) {
        this.planner = planner;
        this.run = run;
        this.slots = slots;
        this.frame = frame;
        this.expressions = expressions;
    }

    Part plan(Op op, Part in) {
        if (!in.pristine()) {
            throw new UnsupportedPlanException(op.getName());
        }
        return switch (op) {
            case OpProject project -> projected(project, in);
            case OpDistinct distinct -> distinct(planner.plan(distinct.getSubOp(), in));
            case OpReduced reduced -> distinct(planner.plan(reduced.getSubOp(), in));
            case OpOrder order -> ordered(planner.plan(order.getSubOp(), in), order.getConditions(), Long.MAX_VALUE);
            case OpTopN top -> ordered(planner.plan(top.getSubOp(), in), top.getConditions(), top.getLimit() < 0 ? Long.MAX_VALUE : top.getLimit());
            case OpSlice slice -> sliced(slice, planner.plan(slice.getSubOp(), in));
            case OpGroup group -> grouped(group, planner.plan(group.getSubOp(), in));
            default -> throw new UnsupportedPlanException(op.getName());
        };
    }

    private Part projected(OpProject project, Part in) {
        Part part = planner.plan(project.getSubOp(), in);
        Set<Var> visible = new HashSet<>(project.getVars());
        Set<Var> certain = new HashSet<>(part.certain());
        certain.retainAll(visible);
        visible.retainAll(part.visible());
        return part.then(part.step(), certain, visible);
    }

    private Part distinct(Part part) {
        return part.then(new Distinct(part.step(), run, frame, places(part.visible())), part.certain(), part.visible());
    }

    private int[] places(Set<Var> variables) {
        return variables.stream().sorted(Comparator.comparing(Var::getVarName)).mapToInt(slots::of).toArray();
    }

    private Part ordered(Part part, List<SortCondition> conditions, long limit) {
        List<Ordered.By> by = conditions.stream().map(c -> new Ordered.By(expressions.value(c.getExpression()), c.getDirection() == Query.ORDER_DESCENDING)).toList();
        return part.then(new Ordered(part.step(), run, frame, by, places(part.visible()), limit), part.certain(), part.visible());
    }

    private static Part sliced(OpSlice slice, Part part) {
        long start = slice.getStart() == Query.NOLIMIT ? 0 : slice.getStart();
        long length = slice.getLength() == Query.NOLIMIT ? Long.MAX_VALUE : slice.getLength();
        return part.then(new Slice(part.step(), start, length), part.certain(), part.visible());
    }

    private Part grouped(OpGroup group, Part in) {
        VarExprList keys = group.getGroupVars();
        Part part = planner.extended(in, keys);
        Set<Var> certain = new HashSet<>(keys.getVars());
        certain.retainAll(part.certain());
        Set<Var> visible = new HashSet<>(keys.getVars());
        Aggregates aggregates = new Aggregates(run, frame, slots, expressions, run.meter::counted);
        List<Grouped.Aggregate> computed = new ArrayList<>();
        List<Var> results = new ArrayList<>();
        for (ExprAggregator aggregator : group.getAggregators()) {
            computed.add(aggregates.of(aggregator.getAggregator()));
            results.add(aggregator.getVar());
        }
        visible.addAll(results);
        int[] keySlots = keys.getVars().stream().mapToInt(slots::of).toArray();
        int[] resultSlots = results.stream().mapToInt(slots::of).toArray();
        return part.then(new Grouped(part.step(), run, frame, keySlots, resultSlots, computed), certain, visible);
    }
}
