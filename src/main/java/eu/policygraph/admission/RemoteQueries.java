package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.Rename;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.main.QC;

/** Evaluates SERVICE: asks an admitted endpoint once for each row, within the budget of the query. */
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
        return new QueryIterRepeatApply(input, context) {
            @Override
            protected QueryIterator nextStage(Binding row) {
                return QueryIterPlainWrapper.create(ask((OpService) QC.substitute(service, row), row, budget).iterator(), getExecContext());
            }
        };
    }

    private List<Binding> ask(OpService service, Binding row, Budget budget) {
        Node endpoint = service.getService();
        if (endpoint.isVariable()) {
            throw RefusedException.of(Reason.SERVICE, "SERVICE " + endpoint + " is refused: the variable has no value there. Bind it before.");
        }
        endpoints.admit(endpoint);
        if (budget.countRequest() > MAX_REQUESTS) {
            throw RefusedException.of(Reason.SERVICE, "The query would ask other endpoints more than " + MAX_REQUESTS + " times. Put the SERVICE first, or ask in several queries.", endpoint.getURI());
        }
        try {
            Op restored = Rename.reverseVarRename(service.getSubOp(), true);
            Query query = OpAsQuery.asQuery(restored);
            return joined(row, client.select(endpoint.getURI(), query.serialize(), budget), names(service.getSubOp(), restored), budget);
        } catch (RemoteException e) {
            if (service.getSilent()) {
                return List.of(row);
            }
            throw RefusedException.of(Reason.REMOTE, "The endpoint <" + endpoint.getURI() + "> " + e.getMessage() + ".", endpoint.getURI());
        }
    }

    /** Variables of the pattern as they were renamed here, by the name under which they are asked for there. */
    private static Map<Var, Var> names(Op here, Op there) {
        Map<Var, Var> names = new HashMap<>();
        Collection<Var> asked = OpVars.visibleVars(there);
        for (Var variable : OpVars.visibleVars(here)) {
            Var plain = Var.alloc(variable.getName().substring(variable.getName().lastIndexOf('/') + 1));
            if (asked.contains(plain)) {
                names.put(plain, variable);
            }
        }
        return names;
    }

    private static List<Binding> joined(Binding row, List<Binding> answers, Map<Var, Var> names, Budget budget) {
        List<Binding> joined = new ArrayList<>();
        for (Binding answer : answers) {
            BindingBuilder builder = BindingFactory.builder();
            answer.forEach((variable, node) -> builder.add(names.getOrDefault(variable, variable), node));
            Binding both = Algebra.merge(row, builder.build());
            if (both != null) {
                budget.keep(Budget.size(both));
                joined.add(both);
            }
        }
        return joined;
    }
}
