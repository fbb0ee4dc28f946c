package eu.policygraph.admission;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;

/** Passes on rows of a step, and gives back the memory of the step when it is over. */
final class ReleasingRows extends QueryIterProcessBinding {

    private final Budget.Account account;

    ReleasingRows(QueryIterator rows, Budget.Account account, ExecutionContext context) {
        super(rows, context);
        this.account = account;
    }

    @Override
    public Binding accept(Binding row) {
        return row;
    }

    @Override
    protected void closeSubIterator() {
        account.release();
    }
}
