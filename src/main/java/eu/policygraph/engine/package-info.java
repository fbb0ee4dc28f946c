/**
 * Evaluates SPARQL algebra over numbered terms; what it does not know it leaves to Jena, with the same rows.
 * Never here: who may ask what, HTTP, how an answer is written.
 */
package eu.policygraph.engine;
