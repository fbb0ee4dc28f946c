/**
 * What people see: one page is one small class and one template.
 * Never here: SPARQL protocol, reading of files, or knowledge of a particular strategy, act or institution.
 */
package eu.policygraph.page;
