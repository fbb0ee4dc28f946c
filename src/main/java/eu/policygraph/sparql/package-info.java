/**
 * The SPARQL 1.1 Protocol over a snapshot: reading the request, refusing what is not allowed, sending the answer.
 * Never here: prebuilt queries, pages, or anything that writes.
 */
package eu.policygraph.sparql;
