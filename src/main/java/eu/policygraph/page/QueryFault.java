package eu.policygraph.page;

import eu.policygraph.web.Problem;

/**
 * Why a query was not answered, as the page shows it.
 *
 * @param detail what is wrong
 * @param help id of the problem, anchor of its help
 * @param number line of the query that is at fault, from 1; 0 when none is
 * @param column column in it, from 1
 * @param line its text
 * @param caret spaces and tabs that put a caret below the column
 * @param fix a line to put at the beginning of the query, or null
 * @param fixed the query with that line, or null
 */
public record QueryFault(String detail, String help, int number, int column, String line, String caret, String fix, String fixed) {

    static QueryFault of(String query, Problem problem) {
        int number = problem.extras().get("line") instanceof Integer line ? line : 0;
        int column = problem.extras().get("column") instanceof Integer c ? c : 1;
        String text = query.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
        String caret = text.substring(0, Math.clamp(column - 1, 0, text.length())).replaceAll("[^\\t]", " ");
        String fix = problem.extras().get("fix") instanceof String line ? line : null;
        return new QueryFault(problem.detail(), problem.id(), number, column, text, caret, fix, fix == null ? null : fix + "\n" + query);
    }
}
