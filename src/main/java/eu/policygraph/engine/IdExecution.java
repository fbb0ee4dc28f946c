package eu.policygraph.engine;

import eu.policygraph.graph.QuadExecution;
import eu.policygraph.index.IdView;
import eu.policygraph.index.NamedViews;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;

/** Runs what is asked of the default graph, and of named ones from there, over their numbers, as far as the engine goes; the rest as Jena does, piece by piece. */
public abstract class IdExecution extends QuadExecution {

    private final Optional<IdView> view;
    private final Optional<NamedViews> graphs;

    /** For one execution; what the context of the execution says holds. */
    protected IdExecution(ExecutionContext context) {
        super(context);
        this.view = context.getActiveGraph() == context.getDataset().getDefaultGraph() ? IdView.of(context.getActiveGraph()) : Optional.empty();
        this.graphs = graphs(context.getDataset());
    }

    /** Those of a dataset that is only shown, as it is; a dataset that FROM or FROM NAMED puts together is another one. */
    private static Optional<NamedViews> graphs(DatasetGraph dataset) {
        return switch (dataset) {
            case NamedViews views -> Optional.of(views);
            case DatasetGraphReadOnly wrapper -> graphs(wrapper.getWrapped());
            default -> Optional.empty();
        };
    }

    /** The meter of one operation, which is released when it is over. */
    protected abstract Meter meter();

    @Override
    protected QueryIterator exec(Op op, QueryIterator input) {
        if (view.isEmpty() || op instanceof OpTable) {
            return super.exec(op, input);
        }
        if (input.isJoinIdentity()) {
            return Plan.of(op, null, view.get(), graphs, meter(), execCxt).map(plan -> plan.rows(input)).orElseGet(() -> super.exec(op, input));
        }
        QueryIterPeek rows = QueryIterPeek.create(input, execCxt);
        Set<Var> given = rows.hasNext() ? rows.peek().varsMentioned() : Set.of();
        return Plan.of(op, given, view.get(), graphs, meter(), execCxt).map(plan -> plan.rows(rows)).orElseGet(() -> super.exec(op, rows));
    }
}
