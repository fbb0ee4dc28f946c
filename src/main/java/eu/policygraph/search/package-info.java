/**
 * Finding things: identifiers in every spelling, and labels in every language by a full-text index of one snapshot.
 * Never here: HTTP, HTML, or the name of any strategy, act or institution.
 */
package eu.policygraph.search;
