package eu.policygraph.page;

import eu.policygraph.query.Answer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** A row of an answer, its cells by the names of their columns. */
record AnswerRow(Binding binding) {

    static List<AnswerRow> of(Answer.Rows answer) {
        return answer.rows().stream().map(AnswerRow::new).toList();
    }

    /** The term, or null for an empty cell. */
    Node node(String column) {
        return binding.get(Var.alloc(column));
    }

    /** The text of a literal or IRI; empty for an empty cell. */
    String text(String column) {
        Node node = node(column);
        if (node == null) {
            return "";
        }
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    /** The number of a cell that holds a whole number; 0 for an empty cell. */
    int number(String column) {
        String text = text(column);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** The day of a cell; empty for an empty cell or one that holds no day of the calendar. */
    Optional<LocalDate> day(String column) {
        try {
            return Optional.of(text(column)).filter(t -> !t.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A thing in one column, named by another. */
    Named named(String thing, String label, Frame frame) {
        return Named.of(node(thing), node(label), frame);
    }
}
