/**
 * The way from files to an immutable snapshot: read, validate, infer, derive, freeze.
 * Never here: HTTP, pages, prebuilt queries; nothing outside this package writes to a dataset.
 */
package eu.policygraph.graph;
