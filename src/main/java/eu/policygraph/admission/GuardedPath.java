package eu.policygraph.admission;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.util.iterator.ExtendedIterator;

/** Follows a path over a graph that looks at the clock at each step; Jena's path engine itself never does. */
final class GuardedPath extends QueryIterPath {

    /** Estimated bytes of a step, of which the engine keeps some in sets and lists. */
    private static final int STEP = 16;

    private final Budget.Account account;

    GuardedPath(TriplePath path, QueryIterator input, ExecutionContext context, Budget budget) {
        this(path, input, context, budget, budget.account());
    }

    private GuardedPath(TriplePath path, QueryIterator input, ExecutionContext context, Budget budget, Budget.Account account) {
        super(path, input, ExecutionContext.copyChangeActiveGraph(context, new Stepped(context.getActiveGraph(), budget, account)));
        this.account = account;
    }

    @Override
    protected QueryIterator nextStage(Binding binding) {
        account.release();
        return super.nextStage(binding);
    }

    private static final class Stepped extends WrappedGraph {

        private final Budget budget;
        private final Budget.Account account;

        Stepped(Graph graph, Budget budget, Budget.Account account) {
            super(graph);
            this.budget = budget;
            this.account = account;
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            budget.check();
            return super.find(subject, predicate, object).mapWith(this::step);
        }

        private Triple step(Triple triple) {
            budget.check();
            account.take(STEP);
            return triple;
        }
    }
}
