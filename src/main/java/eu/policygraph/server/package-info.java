/**
 * Puts the parts together and starts them: Fuseki, the SPARQL endpoint, the pages, one snapshot.
 * Never here: anything that answers a request by itself.
 */
package eu.policygraph.server;
