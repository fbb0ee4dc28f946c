package eu.policygraph.cli;

import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/** Rows as aligned text for a terminal. */
final class TextTable {

    private static final int WIDEST = 60;

    private TextTable() {}

    static String of(Answer.Rows answer) {
        List<String> heads = answer.variables().stream().map(Var::getVarName).toList();
        List<List<String>> rows = answer.rows().stream().map(row -> answer.variables().stream().map(v -> cell(row.get(v))).toList()).toList();
        return of(heads, rows) + rows.size() + (rows.size() == 1 ? " row" : " rows") + System.lineSeparator();
    }

    /** @param rows each as long as {@code heads} */
    static String of(List<String> heads, List<List<String>> rows) {
        int[] widths = IntStream.range(0, heads.size()).map(i -> Math.min(WIDEST,
                Math.max(heads.get(i).length(), rows.stream().mapToInt(r -> r.get(i).length()).max().orElse(0)))).toArray();
        StringBuilder out = new StringBuilder();
        line(out, heads, widths);
        line(out, IntStream.of(widths).mapToObj("-"::repeat).toList(), widths);
        rows.forEach(row -> line(out, row, widths));
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ").append(cells.get(i)).append(" ".repeat(Math.max(0, widths[i] - cells.get(i).length())));
        }
        out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    private static String cell(Node node) {
        if (node == null) {
            return "";
        }
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm().replaceAll("\\s+", " ");
        }
        return node.isURI() ? Namespaces.shorten(node.getURI()) : node.toString();
    }
}
