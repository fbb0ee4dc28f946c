package eu.policygraph.admission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** Rows for which one endpoint is asked once: they give values to the same variables of the pattern there. */
final class RemoteBatch {

    /** Different keys that are sent in one request. */
    static final int MAX_KEYS = 50;
    /** Rows that wait for one request; many may share a key. */
    private static final int MAX_ROWS = 2_000;

    private final Node endpoint;
    private final Set<Var> mentioned;
    private final Map<List<Node>, List<Binding>> rows = new LinkedHashMap<>();
    private List<Var> variables;
    private int size;

    /** @param mentioned variables of the pattern whose values are of use there */
    RemoteBatch(Node endpoint, Set<Var> mentioned) {
        this.endpoint = endpoint;
        this.mentioned = mentioned;
    }

    Node endpoint() {
        return endpoint;
    }

    /** Whether a row asks the same endpoint by the same variables as those that are here. */
    boolean fits(Node other, Binding row) {
        return endpoint.equals(other) && variables.equals(variables(row));
    }

    /** Takes a row in, unless the batch is full. A blank node is known here only: a row that has one as its key has no answer. */
    boolean add(Binding row) {
        if (variables == null) {
            variables = variables(row);
        }
        List<Node> key = key(row);
        if (size >= MAX_ROWS || rows.size() >= MAX_KEYS && !rows.containsKey(key)) {
            return false;
        }
        if (key.stream().noneMatch(Node::isBlank)) {
            rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            size++;
        }
        return true;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Variables of the keys, sorted. */
    List<Var> variables() {
        return variables;
    }

    List<List<Node>> keys() {
        return List.copyOf(rows.keySet());
    }

    List<Binding> rows() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** The rows whose key an answer holds. */
    List<Binding> of(Binding answer) {
        return rows.getOrDefault(key(answer), List.of());
    }

    private List<Var> variables(Binding row) {
        return mentioned.stream().filter(row::contains).toList();
    }

    /** Null stands for what an answer leaves open, which no key does. */
    private List<Node> key(Binding row) {
        List<Node> key = new ArrayList<>(variables.size());
        variables.forEach(variable -> key.add(row.get(variable)));
        return key;
    }
}
