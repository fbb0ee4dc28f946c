/**
 * The long runs as commands: {@code ./bench --help}.
 * Never here: an attack or a measurement itself.
 */
package eu.policygraph.bench;
