/**
 * Changing the data over HTTP: who may (tokens and roles), how (SPARQL 1.1 Update, Graph Store Protocol), and what a change must not break (the guard).
 * Never here: how a change is kept or made visible, which is the store's, or anything that changes data without a token.
 */
package eu.policygraph.change;
