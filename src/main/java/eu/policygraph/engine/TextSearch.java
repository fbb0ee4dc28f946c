package eu.policygraph.engine;

import org.apache.jena.sparql.expr.Expr;

/** An expression that is CONTAINS under another name, so that the engine can know it. */
public interface TextSearch {

    /** What is searched in; null when this is no CONTAINS. */
    Expr text();

    /** What is searched for. */
    Expr part();
}
