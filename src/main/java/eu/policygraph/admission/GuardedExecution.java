package eu.policygraph.admission;

import eu.policygraph.engine.IdExecution;
import eu.policygraph.engine.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIterDistinct;
import org.apache.jena.sparql.engine.iterator.QueryIterGroup;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.expr.ExprAggregator;

/**
 * Runs every operation that keeps rows with an account of their memory, and lets long inner loops see the clock. Jena's own are told to
 * stop only between rows, and count nothing.
 */
final class GuardedExecution extends IdExecution {

    private final Budget budget;
    private final RemoteQueries remote;

    GuardedExecution(ExecutionContext context, Budget budget, RemoteQueries remote) {
        super(context);
        this.budget = budget;
        this.remote = remote;
    }

    @Override
    protected Meter meter() {
        return new BudgetMeter(budget);
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        Budget.Account account = budget.account();
        QueryIterator rows = kept(exec(order.getSubOp(), input), account);
        return releasing(new QueryIterSort(rows, new Comparing(order.getConditions(), execCxt, budget), execCxt), account);
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        Budget.Account account = budget.account();
        List<SortCondition> order = distinct.getSubOp() instanceof OpOrder sorted ? sorted.getConditions() : null;
        return releasing(kept(new QueryIterDistinct(exec(distinct.getSubOp(), input), order, execCxt), account), account);
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        Budget.Account account = budget.account();
        List<ExprAggregator> aggregators = new ArrayList<>();
        group.getAggregators().forEach(a -> aggregators.add(new ExprAggregator(a.getVar(), new CountedAggregator(a.getAggregator(), account))));
        QueryIterator rows = exec(group.getSubOp(), input);
        // Without an aggregate Jena notes each row of a group; with one, only the group.
        QueryIterator counted = aggregators.isEmpty() ? kept(rows, account) : rows;
        return releasing(new QueryIterGroup(counted, group.getGroupVars(), aggregators, execCxt), account);
    }

    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        Budget.Account account = budget.account();
        QueryIterator left = kept(exec(join.getLeft(), input), account);
        return releasing(Join.join(left, exec(join.getRight(), root()), execCxt), account);
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        Budget.Account account = budget.account();
        QueryIterator left = exec(join.getLeft(), input);
        return releasing(Join.leftJoin(left, kept(exec(join.getRight(), root()), account), join.getExprs(), execCxt), account);
    }

    @Override
    protected QueryIterator execute(OpMinus minus, QueryIterator input) {
        Budget.Account account = budget.account();
        Set<Var> shared = OpVars.visibleVars(minus.getLeft());
        shared.retainAll(OpVars.visibleVars(minus.getRight()));
        QueryIterator left = exec(minus.getLeft(), input);
        return releasing(QueryIterMinus.create(left, kept(exec(minus.getRight(), root()), account), shared, execCxt), account);
    }

    @Override
    protected QueryIterator execute(OpTable table, QueryIterator input) {
        if (table.isJoinIdentity() || input.isJoinIdentity()) {
            return super.execute(table, input);
        }
        Budget.Account account = budget.account();
        return releasing(super.execute(table, kept(input, account)), account);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        return new GuardedPath(path.getTriplePath(), input, execCxt, budget);
    }

    @Override
    protected QueryIterator execute(OpService service, QueryIterator input) {
        return remote.execute(service, input, execCxt, budget);
    }

    /** A text that stands where a property has to be matches nothing; Jena's ordering of patterns fails on it. */
    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        List<Node> properties = pattern.getPattern().getList().stream().map(Triple::getPredicate).distinct().toList();
        if (properties.stream().anyMatch(Node::isLiteral)) {
            input.close();
            return QueryIterNullIterator.create(execCxt);
        }
        List<Var> variables = properties.stream().filter(Var::isVar).map(Var::alloc).toList();
        return super.execute(pattern, variables.isEmpty() ? input : new QueryIterProcessBinding(input, execCxt) {
            @Override
            public Binding accept(Binding row) {
                return variables.stream().map(row::get).noneMatch(term -> term != null && term.isLiteral()) ? row : null;
            }
        });
    }

    private QueryIterator kept(QueryIterator rows, Budget.Account account) {
        return new KeptRows(rows, account, execCxt);
    }

    private QueryIterator releasing(QueryIterator rows, Budget.Account account) {
        return new ReleasingRows(rows, account, execCxt);
    }

    /** Comparing evaluates expressions, and sorting compares often. */
    private static final class Comparing extends BindingComparator {

        private static final long serialVersionUID = 1L;

        private final transient Budget budget;

        Comparing(List<SortCondition> conditions, ExecutionContext context, Budget budget) {
            super(conditions, context);
            this.budget = budget;
        }

        @Override
        public int compare(Binding a, Binding b) {
            budget.check();
            return super.compare(a, b);
        }
    }
}
