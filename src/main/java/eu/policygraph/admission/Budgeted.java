package eu.policygraph.admission;

import org.apache.jena.sparql.expr.Expr;

/** An expression that asks the budget of its query while it is evaluated. */
interface Budgeted {

    /** The same for another execution, with arguments and nothing else of this one. */
    Expr under(Budget other);
}
