package eu.policygraph.graph;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.main.StageBuilder;
import org.apache.jena.sparql.engine.main.solver.PatternMatchData;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.util.Context;

/**
 * Runs {@code GRAPH ?g { triple patterns }} as a search for quads. Jena's general way runs the patterns once for each graph and
 * each row, which is slow with hundreds of graphs. Anything else inside GRAPH is left to the general way.
 */
public class QuadExecution extends OpExecutor {

    /** For one execution; what the context of the execution says holds. */
    protected QuadExecution(ExecutionContext context) {
        super(context);
    }

    /** Makes queries on the dataset of that context run this way. */
    static void install(Context context) {
        QC.setFactory(context, QuadExecution::new);
        StageBuilder.setGenerator(context, new PatternOrder.Stages());
    }

    @Override
    protected QueryIterator execute(OpGraph graph, QueryIterator input) {
        if (!graph.getNode().isVariable() || !isIndexed(execCxt.getDataset())) {
            return super.execute(graph, input);
        }
        Op inside = graph.getSubOp();
        if (inside instanceof OpBGP patterns && !patterns.getPattern().isEmpty()) {
            return quads(graph, patterns, input);
        }
        if (inside instanceof OpFilter filter && filter.getSubOp() instanceof OpBGP patterns && !patterns.getPattern().isEmpty() && !asksTheGraph(filter.getExprs().getList())) {
            return exec(OpFilter.filterBy(filter.getExprs(), new OpGraph(graph.getNode(), patterns)), input);
        }
        return super.execute(graph, input);
    }

    private QueryIterator quads(OpGraph graph, OpBGP patterns, QueryIterator input) {
        QueryIterPeek rows = QueryIterPeek.create(input, execCxt);
        return PatternMatchData.execute(execCxt.getDataset(), graph.getNode(), ordered(patterns.getPattern(), rows), rows, null, execCxt);
    }

    /** Whether an expression holds EXISTS or NOT EXISTS, which look into the graph at hand. */
    private static boolean asksTheGraph(List<Expr> expressions) {
        return expressions.stream().anyMatch(e -> e instanceof ExprFunctionOp || e.isFunction() && asksTheGraph(e.getFunction().getArgs()));
    }

    /** The most selective triple pattern first, judged with the values of the first row. */
    private static BasicPattern ordered(BasicPattern pattern, QueryIterPeek rows) {
        if (pattern.size() < 2 || !rows.hasNext()) {
            return pattern;
        }
        return new PatternOrder().reorderIndexes(Substitute.substitute(pattern, rows.peek())).reorder(pattern);
    }

    /** A dataset that FROM or FROM NAMED puts together is another one and is asked in the general way. */
    private static boolean isIndexed(DatasetGraph dataset) {
        return dataset instanceof IndexedDataset || dataset instanceof DatasetGraphWrapper wrapper && isIndexed(wrapper.getWrapped());
    }
}
