package eu.policygraph.engine;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter;

/** The rows of a plan as Jena takes them. */
final class Rows extends QueryIter {

    private final Plan plan;
    private final QueryIterator input;
    private Binding outer;
    private boolean ready;

    Rows(Plan plan, QueryIterator input, ExecutionContext context) {
        super(context);
        this.plan = plan;
        this.input = input;
    }

    @Override
    protected boolean hasNextBinding() {
        while (!ready) {
            if (outer == null) {
                if (!input.hasNext()) {
                    return false;
                }
                outer = input.nextBinding();
                plan.open(outer);
            }
            ready = plan.next();
            if (!ready) {
                outer = null;
            }
        }
        return true;
    }

    @Override
    protected Binding moveToNextBinding() {
        ready = false;
        return plan.row(outer);
    }

    @Override
    protected void closeIterator() {
        plan.release();
        input.close();
    }

    @Override
    protected void requestCancel() {
        input.cancel();
    }
}
