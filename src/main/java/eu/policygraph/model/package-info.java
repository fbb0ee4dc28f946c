/**
 * Names, records and sealed types that every other package shares.
 * Never here: HTTP, files, or anything that runs a query.
 */
package eu.policygraph.model;
