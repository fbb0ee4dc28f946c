/**
 * What an operator sees of the running service: metrics, access log, lines of the error log.
 * Never here: anything of the data or of policy, or what a visitor is answered.
 */
package eu.policygraph.operation;
