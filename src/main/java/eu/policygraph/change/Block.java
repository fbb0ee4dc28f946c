package eu.policygraph.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;

/**
 * Triple patterns of a query that stand together.
 *
 * @param graph name or variable of the graph in which they are looked for, or null for the default graph
 * @param visible those of their variables that mean the same in the whole query
 * @param listed values that a variable has one of in every answer of the query; nothing for a variable that may have any
 */
record Block(Node graph, BasicPattern patterns, Set<Var> visible, Map<Var, Set<Node>> listed) {

    Block {
        Objects.requireNonNull(patterns);
        visible = Set.copyOf(visible);
        listed = Map.copyOf(listed);
    }

    /** What the variables of the block are where one of its patterns is matched by a statement, once for each such pattern. */
    List<Map<Var, Node>> matches(Quad quad) {
        return patterns.getList().stream().map(pattern -> match(pattern, quad)).flatMap(Optional::stream).toList();
    }

    private Optional<Map<Var, Node>> match(Triple pattern, Quad quad) {
        Map<Var, Node> values = new HashMap<>();
        boolean fits = (graph == null || fits(graph, quad.getGraph(), values)) && fits(pattern.getSubject(), quad.getSubject(), values)
                && fits(pattern.getPredicate(), quad.getPredicate(), values) && fits(pattern.getObject(), quad.getObject(), values);
        fits = fits && listed.entrySet().stream().allMatch(list -> !values.containsKey(list.getKey()) || list.getValue().contains(values.get(list.getKey())));
        return fits ? Optional.of(values) : Optional.empty();
    }

    private static boolean fits(Node pattern, Node term, Map<Var, Node> values) {
        if (!Var.isVar(pattern)) {
            return pattern.equals(term);
        }
        Node known = values.putIfAbsent(Var.alloc(pattern), term);
        return known == null || known.equals(term);
    }
}
