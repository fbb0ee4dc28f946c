/**
 * The command line: commands, flags, environment variables, what is printed, exit codes.
 * Never here: anything that a web client could need too.
 */
package eu.policygraph.cli;
