package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

/**
 * Evaluates SERVICE: asks an admitted endpoint once for the keys of many rows, which it sends as VALUES, within the budget of the query.
 */
final class RemoteQueries {

    /** Requests to other endpoints that one query may cause. */
    private static final int MAX_REQUESTS = 50;

    private final RemoteEndpoints endpoints;
    private final RemoteClient client;

    RemoteQueries(RemoteEndpoints endpoints, RemoteClient client) {
        this.endpoints = endpoints;
        this.client = client;
    }

    QueryIterator execute(OpService service, QueryIterator input, ExecutionContext context, Budget budget) {
        if (endpoints.allowed().isEmpty() || service.getService().isURI()) {
            endpoints.admit(service.getService());
        }
        return new Asking(service, input, context, budget);
    }

    /** Reads rows until a batch is full, asks for them, gives the answers joined to the rows, and so on. */
    private final class Asking extends QueryIter1 {

        private final OpService service;
        private final Budget budget;
        private final Set<Var> mentioned;
        private Iterator<Binding> ready = Collections.emptyIterator();
        /** The row at which the last batch was full. */
        private Binding next;

        Asking(OpService service, QueryIterator input, ExecutionContext context, Budget budget) {
            super(input, context);
            this.service = service;
            this.budget = budget;
            this.mentioned = RemotePattern.keys(service.getSubOp());
        }

        @Override
        protected boolean hasNextBinding() {
            while (!ready.hasNext() && (next != null || getInput().hasNext())) {
                RemoteBatch batch = batch();
                ready = ask(batch).iterator();
            }
            return ready.hasNext();
        }

        private RemoteBatch batch() {
            Binding first = next == null ? getInput().next() : next;
            next = null;
            RemoteBatch batch = new RemoteBatch(endpoint(first), mentioned);
            batch.add(first);
            while (next == null && getInput().hasNext()) {
                Binding row = getInput().next();
                if (!batch.fits(endpoint(row), row) || !batch.add(row)) {
                    next = row;
                }
            }
            return batch;
        }

        private Node endpoint(Binding row) {
            return Substitute.substitute(service.getService(), row);
        }

        private List<Binding> ask(RemoteBatch batch) {
            Node endpoint = batch.endpoint();
            if (endpoint.isVariable()) {
                throw RefusedException.of(Reason.SERVICE, "SERVICE " + endpoint + " is refused: the variable has no value there. Bind it before.");
            }
            endpoints.admit(endpoint);
            if (budget.countRequest() > MAX_REQUESTS) {
                throw RefusedException.of(Reason.SERVICE, "The query would ask other endpoints more than " + MAX_REQUESTS + " times. Put the SERVICE first, or ask in several queries.", endpoint.getURI());
            }
            if (batch.isEmpty()) {
                return List.of();
            }
            try {
                RemotePattern pattern = RemotePattern.of(service.getSubOp(), RemoteClient.MAX_ROWS);
                return joined(batch, client.select(endpoint.getURI(), pattern.query(batch.variables(), batch.keys()), budget), pattern.names());
            } catch (RemoteException e) {
                if (service.getSilent()) {
                    return batch.rows();
                }
                throw RefusedException.of(Reason.REMOTE, "The endpoint <" + endpoint.getURI() + "> " + e.getMessage() + ".", endpoint.getURI());
            }
        }

        private List<Binding> joined(RemoteBatch batch, List<Binding> answers, Map<Var, Var> names) {
            List<Binding> joined = new ArrayList<>();
            for (Binding answer : answers) {
                BindingBuilder builder = BindingFactory.builder();
                answer.forEach((variable, node) -> builder.add(names.getOrDefault(variable, variable), node));
                Binding renamed = builder.build();
                for (Binding row : batch.of(renamed)) {
                    Binding both = Algebra.merge(row, renamed);
                    if (both != null) {
                        budget.keep(Budget.size(both));
                        joined.add(both);
                    }
                }
            }
            return joined;
        }

        @Override
        protected Binding moveToNextBinding() {
            return ready.next();
        }

        @Override
        protected void requestSubCancel() {
            // The budget's signal ends the request that is under way.
        }

        @Override
        protected void closeSubIterator() {
            ready = Collections.emptyIterator();
        }
    }
}
