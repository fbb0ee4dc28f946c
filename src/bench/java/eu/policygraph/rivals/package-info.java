/**
 * The program beside the engines that its users could pick instead, each as a process of its own, and the table of what was measured.
 * Never here: a query, or an answer that is taken for right because it is ours.
 */
package eu.policygraph.rivals;
