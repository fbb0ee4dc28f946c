package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.util.Objects;
import org.apache.jena.graph.Graph;

/**
 * A named graph that the program itself adds to the data at load. The loader describes it as a source.
 *
 * @param iri starts with {@link Namespaces#GRAPH}; replaces a graph of that name in the data
 * @param title what it holds, in English
 * @param statements copied; without blank nodes
 */
public record ProgramGraph(String iri, String title, Graph statements) {

    public ProgramGraph {
        Objects.requireNonNull(title);
        Objects.requireNonNull(statements);
        if (!iri.startsWith(Namespaces.GRAPH)) {
            throw new IllegalArgumentException("a graph of the program lies below " + Namespaces.GRAPH + ", not " + iri);
        }
    }
}
