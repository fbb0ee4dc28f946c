package eu.policygraph.join;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * What one source says, in our model.
 *
 * @param name the graph's IRI, which is the source's
 * @param statements in our model
 * @param raw the record as it came
 * @param remarks what somebody should look at, a line each
 */
public record SourceGraph(Node name, Graph statements, Graph raw, List<String> remarks) {

    public SourceGraph {
        remarks = List.copyOf(remarks);
    }
}
