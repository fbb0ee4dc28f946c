package eu.policygraph.change;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.store.Change;
import eu.policygraph.web.Problem;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphZero;

/** One graph replaced, added to or removed, as the Graph Store Protocol (section 5) asks. */
final class GraphChange implements Change {

    /** What is done with the graph. */
    enum Way {
        /** Its statements become those of the body. */
        REPLACE,
        /** Those of the body are added. */
        MERGE,
        /** It is removed; that there is none is an error. */
        DELETE
    }

    private final Way way;
    private final Node name;
    private final Graph body;
    private final User user;
    private final Limits limits;
    private final Preconditions preconditions;
    private boolean created;

    /** @param body empty for DELETE; not changed */
    GraphChange(Way way, Node name, Graph body, User user, Limits limits, Preconditions preconditions) {
        this.way = way;
        this.name = name;
        this.body = body;
        this.user = user;
        this.limits = limits;
        this.preconditions = preconditions;
    }

    /** Whether there was no graph of that name before. */
    boolean created() {
        return created;
    }

    @Override
    public Delta evaluate(Snapshot current) {
        WritableGraphs writable = new WritableGraphs(current.schema(), user);
        writable.require(name);
        preconditions.require(current, name, GraphStoreEndpoint.FORMS);
        Graph before = current.asserted().getOrDefault(name, GraphZero.instance());
        created = before.isEmpty();
        if (way == Way.DELETE && created) {
            throw unknown(name);
        }
        WorkingDataset data = new WorkingDataset(current, writable, limits.allowance());
        if (way != Way.MERGE) {
            List.copyOf(before.find().toList()).stream().filter(triple -> !body.contains(triple)).forEach(triple -> data.getGraph(name).delete(triple));
        }
        body.find().forEachRemaining(triple -> data.getGraph(name).add(triple));
        return data.delta();
    }

    static eu.policygraph.web.ProblemException unknown(Node name) {
        return Problem.notFound("unknown-graph", "There is no graph <" + name + "> here. SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } lists them.").exception();
    }
}
