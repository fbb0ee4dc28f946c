package eu.policygraph.query;

import eu.policygraph.admission.Budget;
import eu.policygraph.admission.Guard;
import eu.policygraph.query.PreparedQuery.BoundQuery;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.modify.TemplateLib;
import org.apache.jena.sparql.util.Context;

/** Runs a prepared query once: what Jena does for a query that was just read, from its optimised algebra on. */
final class PreparedExecution {

    private final Guard guard;
    private final Limits limits;
    private final DatasetGraph dataset;
    private final Budget budget;
    private final Supplier<Duration> took;

    /** @param took how long it has taken so far */
    PreparedExecution(Guard guard, Limits limits, DatasetGraph dataset, Budget budget, Supplier<Duration> took) {
        this.guard = guard;
        this.limits = limits;
        this.dataset = dataset;
        this.budget = budget;
        this.took = took;
    }

    /** @return empty when the query cannot be prepared after all */
    Optional<Answer> answer(PreparedQueries.Found found) {
        Context context = Context.setupContextForDataset(null, dataset);
        guard.install(budget, context::set);
        Context.setCurrentDateTime(context);
        BoundQuery bound = found.query().bind(found.constants(), guard, context, budget);
        return bound == null ? Optional.empty() : Optional.of(answer(bound, ExecutionContext.create(dataset, context)));
    }

    private Answer answer(BoundQuery bound, ExecutionContext context) {
        Collector collector = new Collector(limits, budget);
        QueryIterator rows = QC.execute(bound.algebra(), QueryIterRoot.create(context), context);
        try {
            if (bound.query().isAskType()) {
                return new Answer.Truth(rows.hasNext(), took.get());
            }
            if (bound.query().isSelectType()) {
                return collector.rows(RowSetStream.create(bound.variables(), rows), took);
            }
            collector.addAll(TemplateLib.calcTriples(bound.template(), rows));
            return new Answer.Statements(collector.graph(), PrefixMapFactory.create(bound.query().getPrefixMapping()), collector.cut(), took.get());
        } finally {
            rows.close();
        }
    }
}
