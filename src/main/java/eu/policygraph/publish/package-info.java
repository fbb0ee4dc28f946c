/**
 * The data as others take it away: dumps, descriptions for machines (VoID, DCAT, SPARQL service, OpenAPI), citations.
 * Never here: pages for people beyond their data, or anything about one strategy, act or institution.
 */
package eu.policygraph.publish;
