/**
 * Quality checks: the queries that must return nothing, how grave each finding is, and the report of a run.
 * Never here: HTTP, pages, or a rule about the data that is not a file of {@code queries/checks/}.
 */
package eu.policygraph.check;
