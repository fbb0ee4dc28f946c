package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.Element1;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnion;

/** One pass over everything in a parsed query: counts its parts, and refuses what is not offered. It stops at the limit, so that it is never deep. */
final class Examination {

    private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT");

    private final int maxNodes;
    private final Functions functions;
    private final RemoteEndpoints endpoints;
    private final boolean foreign;
    private int nodes;
    /** How many SERVICE patterns enclose this place; what is in them is for another engine to accept. */
    private int remote;

    Examination(int maxNodes, Functions functions, RemoteEndpoints endpoints) {
        this(maxNodes, functions, endpoints, false);
    }

    private Examination(int maxNodes, Functions functions, RemoteEndpoints endpoints, boolean foreign) {
        this.maxNodes = maxNodes;
        this.functions = functions;
        this.endpoints = endpoints;
        this.foreign = foreign;
    }

    /** Of what another engine is to answer: it may call no further endpoint, and only what every engine does alike is let in. */
    static Examination ofForeign(int maxNodes, Functions functions) {
        return new Examination(maxNodes, functions, RemoteEndpoints.NONE, true);
    }

    void query(Query query) {
        count(1);
        expressions(query.getProject());
        if (query.isConstructType()) {
            count(query.getConstructTemplate().getQuads().size());
        }
        if (query.getQueryPattern() != null) {
            element(query.getQueryPattern());
        }
        expressions(query.getGroupBy());
        query.getAggregators().forEach(this::expression);
        query.getHavingExprs().forEach(this::expression);
        if (query.hasOrderBy()) {
            query.getOrderBy().stream().map(SortCondition::getExpression).forEach(this::expression);
        }
    }

    void element(Element element) {
        count(1);
        switch (element) {
            case ElementGroup group -> group.getElements().forEach(this::element);
            case ElementUnion union -> union.getElements().forEach(this::element);
            case ElementOptional optional -> element(optional.getOptionalElement());
            case ElementMinus minus -> element(minus.getMinusElement());
            case ElementFilter filter -> expression(filter.getExpr());
            case ElementBind bind -> expression(bind.getExpr());
            case ElementAssign assign -> expression(assign.getExpr());
            case ElementNamedGraph named -> element(named.getElement());
            case ElementSubQuery sub -> query(sub.getQuery());
            case ElementService service -> service(service);
            case ElementPathBlock block -> block.getPattern().getList().forEach(this::triple);
            case ElementTriplesBlock block -> block.getPattern().getList().forEach(triple -> triple(new TriplePath(triple)));
            case ElementData rows -> { }
            case Element1 other -> throw notSparql(other);
            default -> throw notSparql(element);
        }
    }

    /** The quads that an update writes or deletes, which may have variables. */
    void templates(List<Quad> quads) {
        count(quads.size());
    }

    private void service(ElementService service) {
        if (foreign) {
            throw RefusedException.backendUnable("SERVICE is not offered here: the data are in another engine, which is to ask nobody.");
        }
        endpoints.admit(service.getServiceNode());
        remote++;
        element(service.getElement());
        remote--;
    }

    private void triple(TriplePath triple) {
        count(1);
        if (triple.getPredicate() != null) {
            predicate(triple.getPredicate());
        } else {
            path(triple.getPath());
        }
    }

    private void path(Path path) {
        count(1);
        switch (path) {
            case P_Link link -> predicate(link.getNode());
            case P_Path1 one -> path(one.getSubPath());
            case P_Path2 two -> {
                path(two.getLeft());
                path(two.getRight());
            }
            case P_NegPropSet none -> count(none.getNodes().size());
            default -> { }
        }
    }

    private void predicate(Node predicate) {
        if (foreign && predicate.isURI() && predicate.getURI().equals(Functions.TEXT_QUERY)) {
            throw RefusedException.backendUnable("<" + Functions.TEXT_QUERY + "> is not offered here: the data are in another engine. Use /search, or FILTER with CONTAINS.");
        }
        if (remote == 0 && predicate.isURI() && Functions.isProperty(predicate.getURI()) && !predicate.getURI().equals(Functions.TEXT_QUERY)) {
            throw RefusedException.of(Reason.FUNCTION, "The property function <" + predicate.getURI() + "> is not offered; only <" + Functions.TEXT_QUERY + "> is.", predicate.getURI());
        }
    }

    private void expressions(VarExprList list) {
        list.getExprs().values().forEach(this::expression);
    }

    private void expression(Expr expression) {
        switch (expression) {
            case ExprAggregator aggregate -> aggregate(aggregate.getAggregator());
            case ExprFunctionOp exists -> {
                count(1);
                element(exists.getElement());
            }
            case ExprFunction function -> {
                count(1);
                function(function);
                arguments(function.getArgs());
            }
            case ExprTripleTerm term -> throw RefusedException.of(Reason.FUNCTION, "Triple terms of RDF 1.2 are not offered here.");
            default -> { }
        }
    }

    private void arguments(Collection<Expr> arguments) {
        for (Expr argument : arguments) {
            if (argument != null) {
                expression(argument);
            }
        }
    }

    private void function(ExprFunction function) {
        if (remote > 0) {
            return;
        }
        if (function instanceof E_Call) {
            throw RefusedException.of(Reason.FUNCTION, "CALL, which finds a function by a computed IRI, is not offered.");
        }
        if (foreign && function instanceof E_Function called && !Functions.isCast(called.getFunctionIRI())) {
            throw RefusedException.backendUnable("The function <" + called.getFunctionIRI() + "> is not offered here: the data are in another engine, and not every engine has it.");
        }
        if (function instanceof E_Function called && !functions.offered().contains(called.getFunctionIRI())) {
            throw notOffered(called.getFunctionIRI());
        }
    }

    private void aggregate(Aggregator aggregate) {
        count(1);
        if (remote == 0 && (aggregate instanceof AggCustom || !AGGREGATES.contains(aggregate.getName()))) {
            throw aggregate instanceof AggCustom custom ? notOffered(custom.getIRI())
                    : RefusedException.of(Reason.FUNCTION, "The aggregate " + aggregate.getName() + " is not part of SPARQL 1.1 and not offered.");
        }
        arguments(aggregate.getExprList() == null ? List.of() : aggregate.getExprList().getList());
    }

    private static RefusedException notOffered(String iri) {
        return RefusedException.of(Reason.FUNCTION, "The function <" + iri + "> is not offered. Beside the keywords of SPARQL 1.1, the functions that /help lists are.", iri);
    }

    private static RefusedException notSparql(Element element) {
        return RefusedException.of(Reason.FUNCTION, element.getClass().getSimpleName().replaceFirst("Element", "").toUpperCase(java.util.Locale.ROOT) + " is not part of SPARQL 1.1 and not offered.");
    }

    private void count(int more) {
        nodes += more;
        if (nodes > maxNodes) {
            throw RefusedException.of(Reason.TOO_COMPLEX, "The query has more than " + maxNodes
                    + " parts: triple patterns, groups, filters, functions, steps of paths. Ask in several queries, or give values as VALUES or IN.");
        }
    }
}
