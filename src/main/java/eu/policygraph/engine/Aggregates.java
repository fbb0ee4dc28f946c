package eu.policygraph.engine;

import eu.policygraph.engine.Grouped.Aggregate;
import eu.policygraph.engine.Grouped.Gatherer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/** What is computed over groups: counts, the least and the greatest by number, everything else by Jena. */
final class Aggregates {

    private final Run run;
    private final Frame frame;
    private final Slots slots;
    private final Expressions expressions;
    private final UnaryOperator<Aggregator> guard;

    /** @param guard puts an aggregate of Jena under the account of the query */
    Aggregates(Run run, Frame frame, Slots slots, Expressions expressions, UnaryOperator<Aggregator> guard) {
        this.run = run;
        this.frame = frame;
        this.slots = slots;
        this.expressions = expressions;
        this.guard = guard;
    }

    Aggregate of(Aggregator aggregator) {
        return switch (aggregator) {
            case AggCount count -> counting(() -> 1);
            case AggCountVar count when count.getExprList().get(0) instanceof ExprVar variable -> counting(value(variable));
            case AggCountVarDistinct count when count.getExprList().get(0) instanceof ExprVar variable -> distinct(value(variable));
            case AggMax max when max.getExprList().get(0) instanceof ExprVar variable -> extreme(value(variable), 1);
            case AggMin min when min.getExprList().get(0) instanceof ExprVar variable -> extreme(value(variable), -1);
            case AggCountDistinct rows -> throw new UnsupportedPlanException("COUNT(DISTINCT *)");
            default -> jena(aggregator);
        };
    }

    private IntSupplier value(ExprVar variable) {
        int slot = slots.of(variable.asVar());
        return () -> frame.row[slot];
    }

    private int integer(long number) {
        return run.number(NodeValue.makeInteger(number).asNode());
    }

    private Aggregate counting(IntSupplier value) {
        return aggregate(integer(0), () -> new Gatherer() {
            private long count;

            @Override
            public void take() {
                count += value.getAsInt() == 0 ? 0 : 1;
            }

            @Override
            public int result() {
                return integer(count);
            }
        });
    }

    private Aggregate distinct(IntSupplier value) {
        return aggregate(integer(0), () -> new Gatherer() {
            private final RowTable seen = new RowTable(1, run.meter);
            private final int[] row = new int[1];

            @Override
            public void take() {
                row[0] = value.getAsInt();
                if (row[0] != 0) {
                    seen.add(row);
                }
            }

            @Override
            public int result() {
                return integer(seen.size());
            }
        });
    }

    /** The greatest or least value, the first of equal ones; none when a row has no value, which is an error of the expression. */
    private Aggregate extreme(IntSupplier value, int sign) {
        return aggregate(0, () -> new Gatherer() {
            private SortKey best;
            private int number;
            private boolean error;

            @Override
            public void take() {
                int candidate = value.getAsInt();
                if (candidate == 0) {
                    error = true;
                } else if (candidate != number) {
                    SortKey key = run.key(candidate);
                    if (best == null || sign * SortKey.compare(key, best) > 0) {
                        best = key;
                        number = candidate;
                    }
                }
            }

            @Override
            public int result() {
                return error ? 0 : number;
            }
        });
    }

    private Aggregate jena(Aggregator aggregator) {
        Aggregator guarded = guard.apply(expressions.overRow(aggregator));
        Node empty = aggregator.getValueEmpty();
        return aggregate(empty == null ? 0 : run.number(empty), () -> {
            Accumulator accumulator = guarded.createAccumulator();
            return new Gatherer() {
                @Override
                public void take() {
                    accumulator.accumulate(frame.live(), run.context);
                }

                @Override
                public int result() {
                    NodeValue value = accumulator.getValue();
                    return value == null ? 0 : run.number(value.asNode());
                }
            };
        });
    }

    private interface Factory {
        Gatherer create();
    }

    private static Aggregate aggregate(int empty, Factory factory) {
        return new Aggregate() {
            @Override
            public Gatherer gatherer() {
                return factory.create();
            }

            @Override
            public int empty() {
                return empty;
            }
        };
    }
}
