/**
 * Policy graphs of any size, made up for measurements: the same for the same seed, in the words of the ontology.
 * Never here: a fact.
 */
package eu.policygraph.generate;
