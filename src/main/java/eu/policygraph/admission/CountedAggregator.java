package eu.policygraph.admission;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggAvgDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSumDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.serializer.SerializationContext;

/** Counts the memory of groups, and of what an aggregate keeps of their rows: distinct values, and texts that are put together. */
final class CountedAggregator implements Aggregator {

    /** Estimated bytes of a group: its key, its place in the table, its accumulator. */
    private static final int GROUP = 320;

    /** UTF-16 units of the text that GROUP_CONCAT makes of one group. */
    private static final int LONGEST_TEXT = 1024 * 1024;

    private final Aggregator aggregator;
    private final Budget.Account account;

    CountedAggregator(Aggregator aggregator, Budget.Account account) {
        this.aggregator = aggregator;
        this.account = account;
    }

    @Override
    public Accumulator createAccumulator() {
        account.take(GROUP);
        if (aggregator instanceof AggCountDistinct) {
            Accumulator rows = aggregator.createAccumulator();
            return new Counted(rows, (row, env) -> account.take(Budget.size(row)));
        }
        return keepsValues() ? aggregator.copy(counted()).createAccumulator() : aggregator.createAccumulator();
    }

    private boolean keepsValues() {
        return switch (aggregator) {
            case AggGroupConcat concat -> true;
            case AggGroupConcatDistinct concat -> true;
            case AggCountVarDistinct count -> true;
            case AggSumDistinct sum -> true;
            case AggAvgDistinct average -> true;
            default -> false;
        };
    }

    /** The aggregated expression for one group, whose every value is counted. */
    private ExprList counted() {
        long[] together = {0};
        int separator = switch (aggregator) {
            case AggGroupConcat concat -> 1 + (concat.getSeparator() == null ? 0 : concat.getSeparator().length());
            case AggGroupConcatDistinct concat -> 1 + (concat.getSeparator() == null ? 0 : concat.getSeparator().length());
            default -> 0;
        };
        ExprList list = new ExprList();
        for (Expr expression : aggregator.getExprList()) {
            list.add(new CountedExpression(expression, value -> {
                account.take(Budget.size(value.asNode()) + separator);
                if (separator > 0) {
                    together[0] += value.asString().length() + separator;
                    longest(together[0]);
                }
            }));
        }
        return list;
    }

    private static void longest(long length) {
        if (length > LONGEST_TEXT) {
            throw RefusedException.of(RefusedException.Reason.VALUE, "GROUP_CONCAT puts together more than " + LONGEST_TEXT + " characters. Group by more, or ask for the rows.");
        }
    }

    private record Counted(Accumulator accumulator, Accumulating before) implements Accumulator {

        private interface Accumulating {
            void row(Binding row, FunctionEnv env);
        }

        @Override
        public void accumulate(Binding row, FunctionEnv env) {
            before.row(row, env);
            accumulator.accumulate(row, env);
        }

        @Override
        public NodeValue getValue() {
            return accumulator.getValue();
        }
    }

    @Override
    public Node getValueEmpty() {
        return aggregator.getValueEmpty();
    }

    @Override
    public String toPrefixString() {
        return aggregator.toPrefixString();
    }

    @Override
    public String key() {
        return aggregator.key();
    }

    @Override
    public String getName() {
        return aggregator.getName();
    }

    @Override
    public ExprList getExprList() {
        return aggregator.getExprList();
    }

    @Override
    public Aggregator copy(ExprList expressions) {
        return new CountedAggregator(aggregator.copy(expressions), account);
    }

    @Override
    public Aggregator copyTransform(NodeTransform transform) {
        return new CountedAggregator(aggregator.copyTransform(transform), account);
    }

    @Override
    public int hashCode() {
        return aggregator.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountedAggregator counted && counted.aggregator.equals(aggregator);
    }

    @Override
    public boolean equals(Aggregator other, boolean bySyntax) {
        return other instanceof CountedAggregator counted && aggregator.equals(counted.aggregator, bySyntax);
    }

    @Override
    public String asSparqlExpr(SerializationContext context) {
        return aggregator.asSparqlExpr(context);
    }
}
