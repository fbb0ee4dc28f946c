package eu.policygraph.admission;

import eu.policygraph.graph.PatternOrder;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/** Puts the execution of a query or update under its budget. */
public final class Guard {

    /**
     * Algebra as it is evaluated.
     *
     * @param looked whether the value of a watched term had a say in what was made, so that the outcome is good for these terms only
     * @param steady whether nothing in it depends on the clock, on chance, or on the query that it came from
     */
    public record Optimised(Op algebra, boolean looked, boolean steady) {}

    private final Admission admission;
    private final RemoteQueries remote;

    public Guard(Admission admission) {
        this.admission = admission;
        this.remote = new RemoteQueries(admission.endpoints(), new RemoteClient());
    }

    /**
     * Sets what an execution needs, whatever kind it is.
     *
     * @param setting takes symbols of Jena and their values, as {@code QueryExecBuilder.set}, {@code UpdateExecBuilder.set} or {@code Context.set}
     */
    public void install(Budget budget, BiConsumer<Symbol, Object> setting) {
        OpExecutorFactory executor = context -> new GuardedExecution(context, budget, remote);
        RewriteFactory optimizer = context -> new GuardedOptimizer(context, budget);
        setting.accept(ARQConstants.symCancelQuery, budget.signal());
        setting.accept(ARQConstants.sysOpExecutorFactory, executor);
        setting.accept(ARQConstants.sysOptimizerFactory, optimizer);
        setting.accept(ARQ.stageGenerator, new PatternOrder.Stages());
        setting.accept(ARQConstants.registryFunctions, admission.offered().functions());
        setting.accept(ARQConstants.registryPropertyFunctions, admission.offered().properties());
    }

    /**
     * Optimises algebra as an execution does.
     *
     * @param watched terms whose values should not matter
     * @param context where {@link #install} was done
     * @throws RefusedException when it may not run
     */
    public Optimised optimised(Op op, Predicate<Node> watched, Context context, Budget budget) {
        GuardedOptimizer optimizer = new GuardedOptimizer(context, budget, watched);
        Op algebra = optimizer.rewrite(op);
        return new Optimised(algebra, optimizer.hasLooked(), Steadiness.of(op));
    }

    /**
     * What {@link #optimised} gave, made ready for one execution under its own budget.
     *
     * @param terms gives the term that stands in place of another as subject, object or value; the same where nothing is to be changed
     */
    public Op rebound(Op algebra, NodeTransform terms, Budget budget) {
        return Rebinding.of(algebra, terms, budget);
    }
}
