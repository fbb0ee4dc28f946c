/**
 * The hot inner parts under JMH: {@code ./bench jmh}.
 * Never here: a server, a network, or the parsing of a header.
 */
package eu.policygraph.micro;
