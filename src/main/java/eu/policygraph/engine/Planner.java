package eu.policygraph.engine;

import eu.policygraph.index.NamedViews;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;

/** Makes steps of operations: patterns in their best order, filters as early as they can be told, joins, options, unions. */
final class Planner {

    /**
     * Steps so far.
     *
     * @param certain variables that each row has a value of
     * @param visible variables that a row can have a value of
     * @param pristine whether nothing has a value yet, in a row of its own
     */
    record Part(Step step, Set<Var> certain, Set<Var> visible, boolean pristine) {

        static Part root() {
            return new Part(new Step.Seed(), Set.of(), Set.of(), true);
        }

        /** Steps that begin with each row of this one. */
        Part inner() {
            return new Part(new Step.Seed(), certain, visible, false);
        }

        Part then(Step next, Set<Var> certainNow, Set<Var> visibleNow) {
            return new Part(next, certainNow, visibleNow, false);
        }
    }

    private final Run run;
    private final Slots slots;
    private final Frame frame;
    private final Expressions expressions;
    private final Set<Var> likely;
    private final Modifiers modifiers;

    /** @param likely variables that probably have values from outside */
    Planner(Run run, Slots slots, Frame frame, Set<Var> likely) {
        this.run = run;
        this.slots = slots;
        this.frame = frame;
        this.likely = likely;
        this.expressions = new Expressions(run, frame, slots);
        this.modifiers = new Modifiers(this, run, slots, frame, expressions);
    }

    /** @throws UnsupportedPlanException when a part of it has to be left to somebody else */
    Part plan(Op op, Part in) {
        run.step();
        return switch (op) {
            case OpBGP patterns -> sequence(op, in);
            case OpTriple pattern -> sequence(op, in);
            case OpPath path -> sequence(op, in);
            case OpFilter filter -> sequence(op, in);
            case OpSequence sequence -> sequence(op, in);
            case OpConditional conditional -> optional(conditional, in);
            case OpUnion union -> either(List.of(union.getLeft(), union.getRight()), in);
            case OpDisjunction either -> either(either.getElements(), in);
            case OpExtend extend -> extended(plan(extend.getSubOp(), in), extend.getVarExprList());
            case OpAssign assign -> extended(plan(assign.getSubOp(), in), assign.getVarExprList());
            case OpTable table -> table(table, in);
            case OpJoin join -> joined(join.getLeft(), join.getRight(), null, HashJoin.Kind.JOIN, in);
            case OpLeftJoin join -> joined(join.getLeft(), join.getRight(), join.getExprs(), HashJoin.Kind.OPTIONAL, in);
            case OpMinus minus -> minus(minus, in);
            case OpGraph graph -> named(graph, in);
            default -> modifiers.plan(op, in);
        };
    }

    private Part sequence(Op op, Part in) {
        Part part = in;
        List<TriplePath> patterns = new ArrayList<>();
        List<Expr> filters = new ArrayList<>();
        for (Patterns.Item item : Patterns.of(op)) {
            switch (item) {
                case Patterns.Pattern pattern -> patterns.add(pattern.path());
                case Patterns.Filter filter when filter.free() -> filters.add(filter.expression());
                case Patterns.Filter filter -> {
                    part = matched(patterns, filters, part);
                    part = part.then(new Where(part.step(), test(filter.expression(), part)), part.certain(), part.visible());
                }
                case Patterns.Other other -> {
                    part = matched(patterns, filters, part);
                    part = plan(other.op(), part);
                }
            }
        }
        return matched(patterns, filters, part);
    }

    /** Matches patterns in their best order, and asks each filter as soon as its variables have values; empties both lists. */
    private Part matched(List<TriplePath> patterns, List<Expr> filters, Part in) {
        if (patterns.isEmpty() && filters.isEmpty()) {
            return in;
        }
        Set<Var> known = new HashSet<>(in.certain());
        known.addAll(likely);
        Set<Var> certain = new HashSet<>(in.certain());
        Set<Var> visible = new HashSet<>(in.visible());
        Step step = asked(filters, certain, in.step());
        for (TriplePath pattern : new Estimates(run, run.view, known).ordered(patterns)) {
            step = match(pattern, certain, step);
            certain.addAll(Patterns.variables(pattern));
            visible.addAll(Patterns.variables(pattern));
            step = asked(filters, certain, step);
        }
        patterns.clear();
        return in.then(step, certain, visible);
    }

    /** Patterns and filters in one named graph, or in each. */
    private Part named(OpGraph graph, Part in) {
        NamedViews views = run.graphs.orElseThrow(() -> new UnsupportedPlanException("graphs without tables"));
        Node name = graph.getNode();
        if (name.isVariable() ? !views.all() : views.named(name).isEmpty()) {
            throw new UnsupportedPlanException("a graph without tables");
        }
        List<TriplePath> patterns = new ArrayList<>();
        List<Expr> filters = new ArrayList<>();
        for (Patterns.Item item : Patterns.of(graph.getSubOp())) {
            if (item instanceof Patterns.Pattern pattern && Patterns.isOfOneGraph(item)) {
                patterns.add(pattern.path());
            } else if (item instanceof Patterns.Filter filter && Patterns.isOfOneGraph(item)) {
                filters.add(filter.expression());
            } else {
                throw new UnsupportedPlanException("more than patterns in a graph");
            }
        }
        if (patterns.isEmpty()) {
            throw new UnsupportedPlanException("names of graphs");
        }
        Place place = place(name);
        Set<Var> certain = new HashSet<>(in.certain());
        Set<Var> visible = new HashSet<>(in.visible());
        Set<Var> known = new HashSet<>(in.certain());
        known.addAll(likely);
        Step step = in.step();
        for (TriplePath pattern : new Estimates(run, name.isVariable() ? run.view : run.view(name), known).ordered(patterns)) {
            step = new QuadScan(step, run, frame, views, place, place(pattern.getSubject()), place(pattern.getPredicate()), place(pattern.getObject()));
            Set<Var> variables = Patterns.variables(pattern);
            if (name.isVariable()) {
                variables.add(Var.alloc(name));
            }
            certain.addAll(variables);
            visible.addAll(variables);
            step = asked(filters, certain, step);
        }
        for (Expr filter : filters) {
            step = new Where(step, expressions.test(filter));
        }
        return in.then(step, certain, visible);
    }

    private Step asked(List<Expr> filters, Set<Var> certain, Step in) {
        Step step = in;
        for (Iterator<Expr> rest = filters.iterator(); rest.hasNext();) {
            Expr filter = rest.next();
            if (certain.containsAll(filter.getVarsMentioned())) {
                step = new Where(step, expressions.test(filter));
                rest.remove();
            }
        }
        return step;
    }

    private Step match(TriplePath pattern, Set<Var> certain, Step in) {
        Place subject = place(pattern.getSubject());
        Place object = place(pattern.getObject());
        if (pattern.isTriple()) {
            return new Scan(in, run, frame, subject, place(pattern.getPredicate()), object);
        }
        if (!isGiven(pattern.getSubject(), certain) && !isGiven(pattern.getObject(), certain)) {
            throw new UnsupportedPlanException("path without an end");
        }
        return new Follow(in, run, frame, subject, pattern.getPath(), object);
    }

    private static boolean isGiven(Node node, Set<Var> certain) {
        return !node.isVariable() || certain.contains(Var.alloc(node));
    }

    private Place place(Node node) {
        if (node.isVariable()) {
            return new Place(slots.of(Var.alloc(node)), 0);
        }
        if (!node.isConcrete()) {
            throw new UnsupportedPlanException("pattern of a term");
        }
        return new Place(-1, run.number(node));
    }

    private Test test(Expr expression, Part part) {
        if (expression instanceof ExprFunctionOp exists && (exists instanceof E_Exists || exists instanceof E_NotExists) && Existence.isCorrelated(exists.getGraphPattern())) {
            Step inner = plan(exists.getGraphPattern(), part.inner()).step();
            boolean wanted = exists instanceof E_Exists;
            return () -> {
                inner.open();
                boolean found = inner.next();
                inner.close();
                return found == wanted;
            };
        }
        return expressions.test(expression);
    }

    private Part optional(OpConditional conditional, Part in) {
        Part left = plan(conditional.getLeft(), in);
        Part right = plan(conditional.getRight(), left.inner());
        return left.then(new Optionally(left.step(), right.step()), left.certain(), right.visible());
    }

    private Part either(List<Op> ops, Part in) {
        List<Step> steps = new ArrayList<>();
        Set<Var> certain = null;
        Set<Var> visible = new HashSet<>(in.visible());
        for (Op op : ops) {
            Part part = plan(op, in.inner());
            steps.add(part.step());
            visible.addAll(part.visible());
            if (certain == null) {
                certain = new HashSet<>(part.certain());
            } else {
                certain.retainAll(part.certain());
            }
        }
        return in.then(new Either(in.step(), steps), certain, visible);
    }

    Part extended(Part in, VarExprList list) {
        Part part = in;
        for (Var variable : list.getVars()) {
            Set<Var> visible = new HashSet<>(part.visible());
            visible.add(variable);
            Expr expression = list.getExpr(variable);
            if (expression == null) {
                continue;
            }
            part = part.then(new Computed(part.step(), run, frame, slots.of(variable), expressions.value(expression)), part.certain(), visible);
        }
        return part;
    }

    private Part table(OpTable table, Part in) {
        if (table.isJoinIdentity()) {
            return in;
        }
        List<Var> variables = table.getTable().getVars();
        int[] places = variables.stream().mapToInt(slots::of).toArray();
        List<int[]> rows = new ArrayList<>();
        Set<Var> certain = new HashSet<>(variables);
        for (Iterator<Binding> all = table.getTable().rows(); all.hasNext();) {
            Binding row = all.next();
            run.step();
            variables.stream().filter(v -> !row.contains(v)).forEach(certain::remove);
            rows.add(variables.stream().mapToInt(v -> row.contains(v) ? run.number(row.get(v)) : 0).toArray());
        }
        certain.addAll(in.certain());
        Set<Var> visible = new HashSet<>(in.visible());
        visible.addAll(variables);
        return in.then(new Values(in.step(), run, frame, places, rows.toArray(int[][]::new)), certain, visible);
    }

    private Part joined(Op leftOp, Op rightOp, ExprList condition, HashJoin.Kind kind, Part in) {
        Part left = plan(leftOp, in);
        Inner right = inner(rightOp, left);
        Set<Var> visible = new HashSet<>(left.visible());
        visible.addAll(right.visible());
        Set<Var> certain = new HashSet<>(left.certain());
        if (kind == HashJoin.Kind.JOIN) {
            certain.addAll(right.certain());
        }
        Test test = () -> true;
        if (condition != null) {
            for (Expr expression : condition) {
                if (Expressions.asksPatterns(expression)) {
                    throw new UnsupportedPlanException("EXISTS in OPTIONAL");
                }
                Test before = test;
                Test next = expressions.test(expression);
                test = () -> before.passes() && next.passes();
            }
        }
        return left.then(new HashJoin(left.step(), run, frame, right.table(), kind, test), certain, visible);
    }

    private Part minus(OpMinus minus, Part in) {
        Part left = plan(minus.getLeft(), in);
        if (!in.pristine() && !in.visible().isEmpty()) {
            throw new UnsupportedPlanException("MINUS with values from outside");
        }
        Inner right = inner(minus.getRight(), left);
        return left.then(new Minus(left.step(), run, frame, right.table()), left.certain(), left.visible());
    }

    private record Inner(HashTable table, Set<Var> certain, Set<Var> visible) {}

    /** An evaluation of its own, whose rows are kept and found by what both sides always have. */
    private Inner inner(Op op, Part left) {
        Frame own = new Frame(slots, run);
        Part part = new Planner(run, slots, own, Set.of()).plan(op, Part.root());
        run.frames.add(own);
        int[] visible = part.visible().stream().mapToInt(slots::of).toArray();
        int[] key = part.certain().stream().filter(left.certain()::contains).mapToInt(slots::of).toArray();
        return new Inner(new HashTable(part.step(), own, run, visible, key), part.certain(), part.visible());
    }
}
