package eu.policygraph.admission;

import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;

/** Asks other endpoints on behalf of a query. */
final class RemoteQueries {

    private final RemoteEndpoints endpoints;

    RemoteQueries(RemoteEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    QueryIterator execute(OpService service, QueryIterator input, ExecutionContext context, Budget budget) {
        endpoints.admit(service.getService());
        throw new UnsupportedOperationException();
    }
}
