package eu.policygraph.admission;

import java.util.function.BiConsumer;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.util.Symbol;

/** Puts the execution of a query or update under its budget. */
public final class Guard {

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
        setting.accept(ARQConstants.registryFunctions, admission.offered().functions());
        setting.accept(ARQConstants.registryPropertyFunctions, admission.offered().properties());
    }
}
