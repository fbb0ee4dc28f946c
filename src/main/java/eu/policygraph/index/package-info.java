/**
 * Statements as numbers: terms with their numbers, and sorted tables of them that never change.
 * Never here: what a query says, what statements mean, files.
 */
package eu.policygraph.index;
