package eu.policygraph.index;

import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** Named graphs that can be seen as tables, whose terms have the numbers that they have in the union of the graphs. */
public interface NamedViews {

    /**
     * The tables of the graph with a name.
     *
     * @return tables without statements for a name of no graph or an empty one; none where the graph has no numbers, or numbers of its own
     */
    Optional<IdView> named(Node name);

    /** Whether {@link #named} gives tables for every name; false where that is not known. */
    boolean all();

    /**
     * The names of the graphs that can hold a statement.
     *
     * @param subject of the statement, or {@link Node#ANY}
     * @param object of the statement, or {@link Node#ANY}
     */
    Iterator<Node> candidates(Node subject, Node object);
}
