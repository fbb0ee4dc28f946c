package eu.policygraph.page;

import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Answer;
import eu.policygraph.query.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * A table as a page shows it.
 *
 * @param names variables of the columns
 * @param heads column labels
 */
public record ResultTable(List<String> names, List<String> heads, List<List<Cell>> rows) {

    private static final String LABEL = "Label";

    /** What a cell holds. */
    public enum Kind {
        TEXT, NUMBER, DAY
    }

    /**
     * @param text what is shown
     * @param link address that the text leads to, or null
     * @param iri the IRI behind the text, or null
     * @param language value of the lang attribute, or null
     * @param value the literal's own spelling, as a day in ISO 8601; empty for an IRI
     */
    public record Cell(String text, String link, String iri, String language, Kind kind, String value) {}

    private static final Cell EMPTY = new Cell("", null, null, null, Kind.TEXT, "");

    /**
     * The first rows, at most {@code size}. Where columns are declared, the label of a thing
     * ({@code ?x} with {@code ?xLabel}) is one cell, the label leading to the thing.
     *
     * @param clock called for each cell; what it throws comes out of here
     */
    static ResultTable of(Answer.Rows answer, List<Column> columns, Labels labels, Frame frame, int size, Runnable clock) {
        Map<String, String> names = columns.stream().collect(Collectors.toMap(Column::name, Column::label));
        Function<Var, String> head = v -> names.getOrDefault(v.getVarName(), v.getVarName());
        List<Var> shown = answer.variables().stream().filter(v -> columns.isEmpty() || !labels(v, answer.variables())).toList();
        List<List<Cell>> rows = new ArrayList<>();
        answer.rows().stream().limit(size).forEach(row -> rows.add(shown.stream().map(v -> {
            clock.run();
            return cell(answer, row, v, !columns.isEmpty(), labels, frame);
        }).toList()));
        List<String> shownNames = shown.stream().map(Var::getVarName).toList();
        rows.replaceAll(row -> precise(row, shownNames, frame));
        return new ResultTable(shownNames, shown.stream().map(head).toList(), rows);
    }

    /** Statements, sorted, at most {@code size}; names come last, as the other cells show them already. */
    static ResultTable of(Graph graph, Labels labels, Frame frame, int size) {
        Function<Node, Cell> cell = node -> cell(node, labels, frame);
        List<List<Cell>> rows = graph.stream().sorted(Comparator.comparing((Triple t) -> Labels.PROPERTIES.contains(t.getPredicate())).thenComparing(t -> t.toString())).limit(size)
                .map(t -> List.of(cell.apply(t.getSubject()), cell.apply(t.getPredicate()), cell.apply(t.getObject()))).toList();
        return new ResultTable(List.of("subject", "property", "object"), List.of(frame.t("result.subject"), frame.t("result.property"), frame.t("result.object")), rows);
    }

    /** Whether every filled cell of a column is a number. */
    public boolean number(int column) {
        List<Cell> filled = rows.stream().map(row -> row.get(column)).filter(cell -> !cell.text().isEmpty()).toList();
        return !filled.isEmpty() && filled.stream().allMatch(cell -> cell.kind() == Kind.NUMBER);
    }

    /** The first column that holds days, or -1. */
    int days() {
        return first(column -> rows.stream().anyMatch(row -> row.get(column).kind() == Kind.DAY));
    }

    /** The first column of numbers after the first column, in which stands what is counted; or -1. */
    int counts() {
        return first(column -> column > 0 && number(column));
    }

    private int first(IntPredicate fits) {
        return IntStream.range(0, heads.size()).filter(fits).findFirst().orElse(-1);
    }

    /** Where a row says how exactly its day is known, the day is shown no more exactly. */
    private static List<Cell> precise(List<Cell> row, List<String> names, Frame frame) {
        int at = names.indexOf("precision");
        if (at < 0) {
            return row;
        }
        Cell precision = row.get(at);
        String word = precision.iri() == null ? precision.text() : precision.iri().substring(precision.iri().lastIndexOf('/') + 1);
        return row.stream().map(cell -> cell.kind() == Kind.DAY ? new Cell(frame.day(cell.value(), word), null, null, null, Kind.DAY, cell.value()) : cell).toList();
    }

    private static boolean labels(Var variable, List<Var> all) {
        String name = variable.getVarName();
        return name.endsWith(LABEL) && all.contains(Var.alloc(name.substring(0, name.length() - LABEL.length())));
    }

    private static Cell cell(Answer.Rows answer, Binding row, Var variable, boolean labelled, Labels labels, Frame frame) {
        Node node = row.get(variable);
        if (node != null && answer.lists().contains(variable)) {
            return list(node);
        }
        Node label = labelled ? row.get(Var.alloc(variable.getVarName() + LABEL)) : null;
        return label != null && label.isLiteral() ? cell(node, label, frame) : cell(node, labels, frame);
    }

    /** A term in the language of the page where there is one; the cell says the language of its text where it is another. */
    static Cell cell(Node node, Labels labels, Frame frame) {
        return cell(node, node != null && node.isURI() ? labels.literal(node, frame.language().tag()).orElse(null) : null, frame);
    }

    /** Several IRIs in one literal, as receipts are. */
    private static Cell list(Node node) {
        String names = Arrays.stream(node.getLiteralLexicalForm().split(" ")).map(Namespaces::shorten).collect(Collectors.joining(", "));
        return new Cell(names, null, null, null, Kind.TEXT, names);
    }

    private static Cell cell(Node node, Node name, Frame frame) {
        if (node == null) {
            return EMPTY;
        }
        if (node.isURI()) {
            return new Cell(name == null ? Namespaces.shorten(node.getURI()) : name.getLiteralLexicalForm(), link(node.getURI(), frame), node.getURI(), Markup.language(name, frame), Kind.TEXT, "");
        }
        if (!node.isLiteral()) {
            return new Cell(node.toString(), null, null, null, Kind.TEXT, "");
        }
        String text = node.getLiteralLexicalForm();
        if (XSDDatatype.XSDdate.equals(node.getLiteralDatatype())) {
            return new Cell(frame.day(text), null, null, null, Kind.DAY, text);
        }
        return new Cell(text, null, null, Markup.language(node, frame), NodeValue.makeNode(node).isNumber() ? Kind.NUMBER : Kind.TEXT, text);
    }

    /** Our own things are shown by this server, whatever host their IRI names; others lead to where they are. */
    static String link(String iri, Frame frame) {
        if (iri.startsWith(Namespaces.BASE)) {
            return frame.page(EntityKind.pagePath(iri).orElseThrow());
        }
        return iri.startsWith("http://") || iri.startsWith("https://") ? iri : null;
    }
}
