package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/**
 * Matches regular expressions of {@code REGEX} and {@code REPLACE} within the time of the query. Java's matcher backtracks, without end for some patterns;
 * it sees the clock through {@link DeadlineText}.
 */
final class Patterns {

    private static final int MAX_PATTERN = 10_000;

    /** A repeated part that reads nothing, as in {@code (){999999999}}, is repeated without a look at the text and so at the clock. */
    private static final long MAX_REPETITIONS = 1_000_000;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)");

    private final Budget budget;
    private final String function;
    private String source;
    private String sourceFlags;
    private Pattern compiled;

    Patterns(Budget budget, String function) {
        this.budget = budget;
        this.function = function;
    }

    boolean find(NodeValue text, NodeValue pattern, NodeValue flags) {
        String value = string(text);
        return guarded(pattern, flags, compiled -> compiled.matcher(new DeadlineText(value, budget)).find());
    }

    /** As Jena's REPLACE, which differs from Java's in that an empty match counts only once and at the beginning. */
    NodeValue replace(NodeValue text, NodeValue pattern, NodeValue replacement, NodeValue flags) {
        String value = string(text);
        String with = string(replacement);
        String replaced = guarded(pattern, flags, compiled -> replaceAll(compiled.matcher(new DeadlineText(value, budget)), value, with));
        return replaced.equals(value) ? text : sameKind(replaced, text.asNode());
    }

    private String replaceAll(Matcher matcher, String value, String with) {
        StringBuilder result = new StringBuilder();
        boolean first = true;
        while (matcher.find()) {
            if (first || matcher.start() != matcher.end()) {
                matcher.appendReplacement(result, with);
                if (result.length() > Budget.LONGEST_TEXT) {
                    budget.text(result.length());
                }
            }
            first = false;
        }
        matcher.appendTail(result);
        budget.text(result.length());
        return result.toString();
    }

    private <T> T guarded(NodeValue pattern, NodeValue flags, Function<Pattern, T> match) {
        try {
            return match.apply(compile(string(pattern), flags == null ? null : string(flags)));
        } catch (StackOverflowError e) {
            throw RefusedException.of(Reason.VALUE, function + ": the pattern goes too deep for this text. Repeat a class of characters rather than a group: [ab]* rather than (a|b)*.");
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ExprEvalException(function + ": " + e.getMessage());
        }
    }

    private Pattern compile(String pattern, String flags) {
        if (!pattern.equals(source) || !Objects.equals(flags, sourceFlags)) {
            if (pattern.length() > MAX_PATTERN || repetitions(pattern) > MAX_REPETITIONS) {
                throw RefusedException.of(Reason.VALUE, function + ": the pattern is longer than " + MAX_PATTERN + " characters, or its counts multiply to more than " + MAX_REPETITIONS + ".");
            }
            compiled = RegexEngine.makePattern(function, pattern, flags);
            source = pattern;
            sourceFlags = flags;
        }
        return compiled;
    }

    private static double repetitions(String pattern) {
        double product = 1;
        Matcher counts = COUNT.matcher(pattern);
        while (counts.find()) {
            product *= Math.max(1, Double.parseDouble(counts.group(1)));
        }
        return product;
    }

    private static String string(NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral("pattern", value).getLiteralLexicalForm();
    }

    private static NodeValue sameKind(String text, Node like) {
        return NodeValue.makeNode(NodeFactory.createLiteral(text, like.getLiteralLanguage(), like.getLiteralBaseDirection(), like.getLiteralDatatype()));
    }

    /** {@code REGEX} under guard. */
    static final class Regex extends ExprFunctionN implements Budgeted {

        private final Budget budget;
        private final Patterns patterns;

        Regex(ExprList arguments, Budget budget) {
            super("regex", arguments);
            this.budget = budget;
            this.patterns = new Patterns(budget, "REGEX");
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            return NodeValue.booleanReturn(patterns.find(arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null));
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Regex(arguments, budget);
        }

        @Override
        public Expr under(Budget other) {
            return new Regex(new ExprList(getArgs()), other);
        }
    }

    /** {@code REPLACE} under guard. */
    static final class Replace extends ExprFunctionN implements Budgeted {

        private final Budget budget;
        private final Patterns patterns;

        Replace(ExprList arguments, Budget budget) {
            super("replace", arguments);
            this.budget = budget;
            this.patterns = new Patterns(budget, "REPLACE");
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            return patterns.replace(arguments.get(0), arguments.get(1), arguments.get(2), arguments.size() > 3 ? arguments.get(3) : null);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Replace(arguments, budget);
        }

        @Override
        public Expr under(Budget other) {
            return new Replace(new ExprList(getArgs()), other);
        }
    }
}
