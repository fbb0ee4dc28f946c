package eu.policygraph.join;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * What one source says, in our model.
 *
 * @param name the graph's IRI, which is the source's
 * @param statements in our model
 * @param raw the record as it came
 */
public record SourceGraph(Node name, Graph statements, Graph raw) {}
