package eu.policygraph.engine;

import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;

/** Filters on texts and languages of single values that are read from the term itself: {@code CONTAINS(LCASE(STR(?x)), "…")}, {@code LANG(?x) = "…"}. */
final class TextTests {

    /** UTF-16 units; longer texts are searched under guard. */
    private static final int SHORT = 100_000;
    private static final int SHORT_PART = 500;

    private final Run run;
    private final Frame frame;
    private final Slots slots;

    TextTests(Run run, Frame frame, Slots slots) {
        this.run = run;
        this.frame = frame;
        this.slots = slots;
    }

    /** Null when a filter is none of these; {@code slow} is asked for what is not short. */
    Test of(Expr expression, Test slow) {
        if (expression instanceof TextSearch search && search.text() != null) {
            return contains(search, slow);
        }
        if (expression instanceof E_Equals equals && equals.getArg1() instanceof E_Lang lang && lang.getArg() instanceof ExprVar variable && isPlain(equals.getArg2())) {
            int slot = slots.of(variable.asVar());
            String wanted = ((NodeValue) equals.getArg2()).getString();
            return () -> {
                Node term = frame.row[slot] == 0 ? null : run.term(frame.row[slot]);
                return term != null && term.isLiteral() && term.getLiteralLanguage().equals(wanted);
            };
        }
        return null;
    }

    private Test contains(TextSearch search, Test slow) {
        boolean lower = search.text() instanceof E_StrLowerCase;
        Expr inner = search.text() instanceof E_StrLowerCase lowered ? lowered.getArg() : search.text();
        if (!(inner instanceof E_Str text && text.getArg() instanceof ExprVar variable) || !isPlain(search.part())) {
            return null;
        }
        int slot = slots.of(variable.asVar());
        String wanted = ((NodeValue) search.part()).getString();
        return () -> {
            Node term = frame.row[slot] == 0 ? null : run.term(frame.row[slot]);
            if (term == null || !term.isURI() && !term.isLiteral()) {
                return slow.passes();
            }
            String value = term.isURI() ? term.getURI() : term.getLiteralLexicalForm();
            if (value.length() > SHORT || wanted.length() > SHORT_PART) {
                return slow.passes();
            }
            return (lower ? value.toLowerCase(Locale.ROOT) : value).contains(wanted);
        };
    }

    /** Whether an expression is a constant text without a language. */
    private static boolean isPlain(Expr expression) {
        return expression instanceof NodeValue value && value.isString() && value.asNode().getLiteralLanguage().isEmpty();
    }
}
