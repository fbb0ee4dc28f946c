/**
 * The query shapes of the benchmark, their parameters by seed, and engines that answer them in this process.
 * Never here: a process of its own, or a request over HTTP.
 */
package eu.policygraph.shapes;
