/**
 * Changes to the data: one writer at a time, a guard, a journal on disk, and the snapshot that readers get.
 * Never here: HTTP, users and their rights, pages, prebuilt queries.
 */
package eu.policygraph.store;
