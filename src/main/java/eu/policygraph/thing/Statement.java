package eu.policygraph.thing;

import java.util.List;
import org.apache.jena.graph.Triple;

/**
 * A statement with the graphs that make it.
 *
 * @param sources names of the graphs, sorted by IRI; at least one
 */
public record Statement(Triple triple, List<org.apache.jena.graph.Node> sources) {

    public Statement {
        sources = List.copyOf(sources);
    }
}
