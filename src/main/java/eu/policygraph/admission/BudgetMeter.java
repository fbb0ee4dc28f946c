package eu.policygraph.admission;

import eu.policygraph.engine.Meter;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/** Lets the engine ask and tell the budget of its query. */
final class BudgetMeter implements Meter {

    private final Budget budget;
    private final Budget.Account account;

    BudgetMeter(Budget budget) {
        this.budget = budget;
        this.account = budget.account();
    }

    @Override
    public void check() {
        budget.check();
    }

    @Override
    public void take(long bytes) {
        account.take(bytes);
    }

    @Override
    public void give(long bytes) {
        account.give(bytes);
    }

    @Override
    public void release() {
        account.release();
    }

    @Override
    public Aggregator counted(Aggregator aggregator) {
        return new CountedAggregator(aggregator, account);
    }
}
