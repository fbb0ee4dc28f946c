package eu.policygraph.graph;

import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.main.StageGeneratorGeneric;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderProc;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;

/**
 * The order in which Jena matches patterns: the most selective first, by fixed rules. The rules fail on a predicate that is a literal or a blank
 * node, as the values of a row can make it; that matches nothing, in any order.
 */
public final class PatternOrder implements ReorderTransformation {

    private static final ReorderTransformation FIXED = ReorderLib.fixed();

    @Override
    public ReorderProc reorderIndexes(BasicPattern pattern) {
        return pattern.getList().stream().map(Triple::getPredicate).allMatch(p -> p.isURI() || p.isVariable()) ? FIXED.reorderIndexes(pattern) : ReorderLib.identityProc();
    }

    @Override
    public BasicPattern reorder(BasicPattern pattern) {
        return reorderIndexes(pattern).reorder(pattern);
    }

    /** Matches the patterns of a group in this order. */
    public static final class Stages extends StageGeneratorGeneric {

        @Override
        public QueryIterator execute(BasicPattern pattern, QueryIterator input, ExecutionContext context) {
            return execute(pattern, new PatternOrder(), input, context);
        }
    }
}
