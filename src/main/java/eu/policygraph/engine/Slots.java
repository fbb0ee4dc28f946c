package eu.policygraph.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.Var;

/** Where in a row each variable of a plan has its place. */
final class Slots {

    private final Map<Var, Integer> places = new HashMap<>();
    private final List<Var> variables = new ArrayList<>();

    /** The place of a variable, which is given one where it has none. */
    int of(Var variable) {
        return places.computeIfAbsent(variable, v -> {
            variables.add(v);
            return variables.size() - 1;
        });
    }

    /** The place of a variable; -1 where it has none. */
    int known(Var variable) {
        return places.getOrDefault(variable, -1);
    }

    /** By place; not to be changed. */
    List<Var> variables() {
        return variables;
    }

    int count() {
        return variables.size();
    }
}
