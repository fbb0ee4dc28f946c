package eu.policygraph.page;

import java.util.Map;

/**
 * An answer of the SPARQL endpoint as its page shows it.
 *
 * @param table rows or statements, the first of them; null for a truth value
 * @param size rows or statements of the whole answer
 * @param graph whether the answer is a graph
 * @param truth answer of an ASK query, else null
 * @param turtle a small graph as Turtle, else null
 * @param cut whether the server's limit cut the answer
 * @param took milliseconds
 * @param formats name of a form to the address of the answer in it; empty when the query is too long for an address
 */
public record SparqlAnswer(ResultTable table, int size, boolean graph, Boolean truth, String turtle, boolean cut, long took, Map<String, String> formats) {}
