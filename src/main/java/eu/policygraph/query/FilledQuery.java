package eu.policygraph.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/** A prebuilt query with its parameters written into it: SPARQL that runs anywhere and gives the same rows. */
public final class FilledQuery {

    private FilledQuery() {}

    /** The query as a parsed one, with terms in place of parameters; not to be changed. */
    public static Query of(PrebuiltQuery query, Map<Var, Node> parameters) {
        return filled(query.query(), parameters);
    }

    /** The text of the query for these rows, with comments that say what it answers and with which parameters. */
    public static String text(PrebuiltQuery query, Map<Var, Node> parameters, Slice slice) {
        String values = new TreeMap<>(parameters.entrySet().stream().collect(Collectors.toMap(e -> e.getKey().getVarName(), e -> e.getValue().toString()))).entrySet().stream()
                .map(e -> "# " + e.getKey() + " = " + oneLine(e.getValue()) + "\n").collect(Collectors.joining());
        return "# " + oneLine(query.title()) + "\n# " + oneLine(query.summary()) + "\n" + values
                + filled(slice.equals(Slice.WHOLE) ? query.query() : exactly(query.query(), slice), parameters).serialize();
    }

    /** A query with terms in place of variables; not to be changed. */
    static Query filled(Query query, Map<Var, Node> parameters) {
        return parameters.isEmpty() ? query : decided(QueryTransformOps.replaceVars(query, parameters));
    }

    /**
     * Takes away what terms in place of variables leave behind and SPARQL's grammar does not allow: {@code BOUND} of a
     * term, sorting by a term, and subqueries that select a term under a name which the outer query gives it too.
     */
    private static Query decided(Query query) {
        ElementTransformCopyBase elements = new ElementTransformCopyBase();
        Query copy = QueryTransformOps.transform(query, elements, new ExprTransformApplyElementTransform(elements) {
            @Override
            public Expr transform(ExprFunction1 function, Expr argument) {
                return function instanceof E_Bound && argument.isConstant() ? NodeValue.TRUE : super.transform(function, argument);
            }
        });
        sortByVariables(copy);
        selectVariables(copy.getQueryPattern());
        return copy;
    }

    private static void sortByVariables(Query query) {
        if (query.hasOrderBy()) {
            query.getOrderBy().removeIf(condition -> condition.getExpression().isConstant());
        }
    }

    private static void selectVariables(Element pattern) {
        ElementWalker.walk(pattern, new ElementVisitorBase() {
            @Override
            public void visit(ElementSubQuery element) {
                Query inner = element.getQuery();
                List.copyOf(inner.getProject().getExprs().entrySet()).stream().filter(e -> e.getValue().isConstant()).forEach(e -> inner.getProject().remove(e.getKey()));
                inner.setQueryResultStar(inner.getProject().isEmpty());
                inner.resetResultVars();
                sortByVariables(inner);
                selectVariables(inner.getQueryPattern());
            }
        });
    }

    private static Query exactly(Query query, Slice slice) {
        Query part = slice.of(query);
        if (slice.limit() != Slice.ALL) {
            part.setLimit(Math.min(part.getLimit(), slice.limit()));
        }
        return part;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
