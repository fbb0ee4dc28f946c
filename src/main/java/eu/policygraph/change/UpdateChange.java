package eu.policygraph.change;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.store.Change;
import eu.policygraph.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.update.Update;

/**
 * The operations of a SPARQL 1.1 Update request, worked out one after the other on the data as they are then.
 *
 * @param operations checked already for what no update may do
 */
record UpdateChange(List<Update> operations, User user, Limits limits, Preconditions preconditions, UpdateExecution execution) implements Change {

    UpdateChange {
        operations = List.copyOf(operations);
    }

    @Override
    public Delta evaluate(Snapshot current) {
        preconditions.require(current);
        Allowance allowance = limits.allowance();
        WorkingDataset data = new WorkingDataset(current, new WritableGraphs(current.schema(), user), allowance);
        execution.run(operations, data, allowance, UpdateChange::requireGraphs);
        return data.delta();
    }

    private static void requireGraphs(Update operation, WorkingDataset data) {
        if (operation instanceof UpdateModify modify) {
            List<Node> read = new ArrayList<>(modify.getUsing());
            read.addAll(modify.getUsingNamed());
            for (Node graph : read) {
                if (!data.containsGraph(graph)) {
                    throw Problem.badRequest("unknown-graph", "There is no graph <" + graph + "> here, and none is fetched from elsewhere.").exception();
                }
            }
        }
    }
}
