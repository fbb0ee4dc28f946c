package eu.policygraph.admission;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Rename;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementSubQuery;

/**
 * The pattern of a SERVICE as a query for the endpoint.
 *
 * @param query with the names of variables that its author gave them
 * @param names variables here, by their name there, where the two differ
 * @param limit rows that are asked for
 */
record RemotePattern(Query query, Map<Var, Var> names, long limit) {

    /** @param most rows that an answer may have; one more is asked for, so that it shows */
    static RemotePattern of(Op pattern, int most) {
        Op restored = Rename.reverseVarRename(pattern, true);
        return new RemotePattern(OpAsQuery.asQuery(restored), names(pattern, restored), most + 1L);
    }

    /** Variables whose values are of use in the pattern: all but those that it reckons itself; sorted by name. */
    static Set<Var> keys(Op pattern) {
        Set<Var> keys = new TreeSet<>(Comparator.comparing(Var::getVarName));
        keys.addAll(OpVars.mentionedVars(pattern));
        Walker.walk(pattern, new OpVisitorBase() {
            @Override
            public void visit(OpExtend extend) {
                keys.removeAll(extend.getVarExprList().getVars());
            }

            @Override
            public void visit(OpAssign assign) {
                keys.removeAll(assign.getVarExprList().getVars());
            }
        });
        return Collections.unmodifiableSet(keys);
    }

    /** The text of the query for these values of variables here. */
    String query(List<Var> variables, List<List<Node>> values) {
        ElementGroup group = new ElementGroup();
        if (!variables.isEmpty()) {
            group.addElement(data(variables.stream().map(this::there).toList(), values));
        }
        if (isPlain() && query.getQueryPattern() instanceof ElementGroup own) {
            own.getElements().forEach(group::addElement);
        } else {
            group.addElement(isPlain() ? query.getQueryPattern() : new ElementSubQuery(query));
        }
        Query asked = QueryFactory.make();
        asked.setQuerySelectType();
        asked.setQueryResultStar(true);
        asked.setQueryPattern(group);
        asked.setLimit(limit);
        return asked.serialize();
    }

    private static Element data(List<Var> variables, List<List<Node>> values) {
        ElementData data = new ElementData();
        variables.forEach(data::add);
        for (List<Node> row : values) {
            BindingBuilder builder = BindingFactory.builder();
            for (int i = 0; i < variables.size(); i++) {
                builder.add(variables.get(i), row.get(i));
            }
            data.add(builder.build());
        }
        return data;
    }

    private boolean isPlain() {
        return query.isQueryResultStar() && !query.hasLimit() && !query.hasOffset() && !query.isDistinct() && !query.isReduced() && !query.hasGroupBy() && !query.hasHaving()
                && !query.hasOrderBy() && !query.hasAggregators() && !query.hasValues();
    }

    private Var there(Var here) {
        return names.entrySet().stream().filter(e -> e.getValue().equals(here)).map(Map.Entry::getKey).findFirst().orElse(here);
    }

    private static Map<Var, Var> names(Op here, Op there) {
        Map<Var, Var> names = new HashMap<>();
        Collection<Var> asked = OpVars.visibleVars(there);
        for (Var variable : OpVars.visibleVars(here)) {
            Var plain = Var.alloc(variable.getName().substring(variable.getName().lastIndexOf('/') + 1));
            if (asked.contains(plain)) {
                names.put(plain, variable);
            }
        }
        return names;
    }
}
