/**
 * Things of the graph as they are described to others: which there are, what is said of each and by whom, in every format.
 * Never here: HTML, and knowledge of any particular thing.
 */
package eu.policygraph.thing;
