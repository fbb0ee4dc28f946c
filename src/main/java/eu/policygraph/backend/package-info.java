/**
 * Another SPARQL engine as the place where the data are: asked whole queries, and for the statements about a thing.
 * Never here: who may ask what, pages, HTTP to visitors, an address that a visitor chose.
 */
package eu.policygraph.backend;
