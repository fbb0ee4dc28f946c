package eu.policygraph.page;

import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Answer;
import eu.policygraph.query.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/**
 * A table as a page shows it.
 *
 * @param heads column labels
 */
public record ResultTable(List<String> heads, List<List<Cell>> rows) {

    /**
     * @param text what is shown
     * @param link address that the text leads to, or null
     * @param iri the IRI behind the text, or null
     * @param language language tag of the text, or null
     */
    public record Cell(String text, String link, String iri, String language) {}

    static ResultTable of(Answer.Rows answer, List<Column> columns, Labels labels, String language, Frame frame) {
        Map<String, String> names = columns.stream().collect(Collectors.toMap(Column::name, Column::label));
        Function<Var, String> head = v -> names.getOrDefault(v.getVarName(), v.getVarName());
        List<List<Cell>> rows = new ArrayList<>();
        answer.rows().forEach(binding -> rows.add(answer.variables().stream()
                .map(v -> answer.lists().contains(v) ? list(binding.get(v)) : cell(binding.get(v), labels, language, frame)).toList()));
        return new ResultTable(answer.variables().stream().map(head).toList(), rows);
    }

    /** A value in the language of the page where there is one; the cell says the language of its text where it is another. */
    static Cell cell(Node node, Labels labels, Frame frame) {
        Node label = node.isURI() ? labels.literal(node, frame.language().tag()).orElse(null) : node;
        Cell cell = cell(node, labels, frame.language().tag(), frame);
        return new Cell(cell.text(), cell.link(), cell.iri(), Markup.language(label, frame));
    }

    private static Cell list(Node node) {
        return new Cell(Arrays.stream(node.getLiteralLexicalForm().split(" ")).map(Namespaces::shorten).collect(Collectors.joining(", ")), null, null, null);
    }

    static Cell cell(Node node, Labels labels, String language, Frame frame) {
        if (node == null) {
            return new Cell("", null, null, null);
        }
        if (node.isURI()) {
            return new Cell(labels.text(node, language), link(node.getURI(), frame), node.getURI(), null);
        }
        if (node.isLiteral()) {
            String tag = node.getLiteralLanguage();
            return new Cell(node.getLiteralLexicalForm(), null, null, tag.isEmpty() ? null : tag);
        }
        return new Cell(node.toString(), null, null, null);
    }

    /** Our own things are shown by this server, whatever host their IRI names; others lead to where they are. */
    static String link(String iri, Frame frame) {
        if (iri.startsWith(Namespaces.BASE)) {
            return frame.page(EntityKind.pagePath(iri).orElseThrow());
        }
        return iri.startsWith("http://") || iri.startsWith("https://") ? iri : null;
    }
}
