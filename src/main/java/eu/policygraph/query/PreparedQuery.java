package eu.policygraph.query;

import eu.policygraph.admission.Budget;
import eu.policygraph.admission.Guard;
import eu.policygraph.query.Placeholders.Constant;
import java.util.BitSet;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.sparql.util.Context;

/**
 * A query that was read, examined and optimised with placeholders for its constants, to be run with any constants of the same kinds.
 * That is so only where nobody looked at the constants on the way: {@link #staying} says which ones have to stay in the text.
 * Safe for any number of threads.
 */
final class PreparedQuery {

    private final Query query;
    private final List<Var> variables;
    private final BitSet taken;
    private volatile Optimised optimised;

    /**
     * @param algebra optimised, with placeholders; null where it cannot be used with other constants
     * @param staying constants that were looked at, by index; empty also where nothing helps
     */
    private record Optimised(Op algebra, BitSet staying) {}

    /**
     * @param query with placeholders, as it was read and examined; not changed from here on
     * @param taken constants that there are placeholders for, by index
     */
    PreparedQuery(Query query, BitSet taken) {
        this.query = query;
        this.taken = taken;
        this.variables = query.getResultVars().stream().map(Var::alloc).toList();
    }

    /** Whether a query of this form may be run from its algebra alone. */
    static boolean suits(Query query) {
        return (query.isSelectType() || query.isAskType() || query.isConstructType() && !query.getConstructTemplate().containsRealQuad()) && !query.hasDatasetDescription();
    }

    /** The query with placeholders; not to be changed. */
    Query query() {
        return query;
    }

    /** What a SELECT query gives. */
    List<Var> variables() {
        return variables;
    }

    /** Which constants have to stay in the text, that it can be run with others; none before it was optimised. */
    BitSet staying() {
        Optimised known = optimised;
        return known == null ? new BitSet() : known.staying();
    }

    /** Whether it was optimised, and the outcome cannot be used. */
    boolean isUseless() {
        Optimised known = optimised;
        return known != null && known.algebra() == null;
    }

    /**
     * Ready to run, optimised when that has not been done yet.
     *
     * @param constants in place of the placeholders
     * @param budget of the execution, which the optimisation is a part of
     * @return null when the constants have a say in what is done
     */
    BoundQuery bind(List<Constant> constants, Guard guard, Context context, Budget budget) {
        Optimised known = optimised;
        if (known == null) {
            known = optimise(constants, guard, context, budget);
            optimised = known;
        }
        return known.algebra() == null ? null : bound(known.algebra(), constants, guard, budget);
    }

    private BoundQuery bound(Op algebra, List<Constant> constants, Guard guard, Budget budget) {
        NodeTransform filling = term -> Placeholders.filled(term, constants);
        List<Triple> template = NodeTransformLib.transform(filling, BasicPattern.wrap(template())).getList();
        return new BoundQuery(query, variables, guard.rebound(algebra, filling, budget), template);
    }

    private List<Triple> template() {
        return query.isConstructType() ? query.getConstructTemplate().getTriples() : List.of();
    }

    private Optimised optimise(List<Constant> constants, Guard guard, Context context, Budget budget) {
        Guard.Optimised outcome = guard.optimised(Algebra.compile(query), term -> Placeholders.index(term) >= 0, context, budget);
        if (!outcome.steady()) {
            return new Optimised(null, new BitSet());
        }
        BitSet staying = new BitSet();
        if (outcome.looked()) {
            return new Optimised(null, taken);
        }
        BoundQuery filled = bound(outcome.algebra(), constants, guard, budget);
        String before = outcome.algebra() + " " + template();
        String after = filled.algebra() + " " + filled.template();
        taken.stream().filter(i -> !Placeholders.isIn(before, i) || Placeholders.isIn(after, i)).forEach(staying::set);
        return new Optimised(staying.isEmpty() ? outcome.algebra() : null, staying);
    }

    /** Ready to run once. */
    record BoundQuery(Query query, List<Var> variables, Op algebra, List<Triple> template) {}
}
