/**
 * HTTP as the pages need it: requests, responses, routes, content negotiation, problem details, caching headers.
 * Never here: RDF, queries, or any word of policy.
 */
package eu.policygraph.web;
