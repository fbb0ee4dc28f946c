package eu.policygraph.admission;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;

/** Passes on rows that the next step keeps, and counts their memory. */
final class KeptRows extends QueryIterProcessBinding {

    private final Budget.Account account;

    KeptRows(QueryIterator rows, Budget.Account account, ExecutionContext context) {
        super(rows, context);
        this.account = account;
    }

    @Override
    public Binding accept(Binding row) {
        account.take(Budget.size(row));
        return row;
    }
}
