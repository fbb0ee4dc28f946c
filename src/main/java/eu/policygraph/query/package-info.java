/**
 * Prebuilt queries: the files, their typed parameters, the catalogue, execution within limits, result writers.
 * Never here: HTTP, HTML, or the name of any strategy, act or institution.
 */
package eu.policygraph.query;
