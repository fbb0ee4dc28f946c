package eu.policygraph.graph;

import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Data that another engine holds, as a snapshot shows them.
 *
 * @param dataset asks that engine; its default graph is the union. Finds no pattern without a term
 * @param graphs the named graphs by IRI
 * @param listing the statements from which lists of things and search are made, at hand
 * @param digests what the version is a hash of, as text
 * @param version 64 hexadecimal digits
 * @param statements in the union
 * @param quads in the named graphs
 */
public record ForeignData(DatasetGraph dataset, Map<Node, Graph> graphs, Graph listing, String digests, String version, long statements, long quads) {

    public ForeignData {
        Objects.requireNonNull(dataset);
        graphs = Map.copyOf(graphs);
        Objects.requireNonNull(listing);
        Objects.requireNonNull(digests);
        Objects.requireNonNull(version);
    }
}
