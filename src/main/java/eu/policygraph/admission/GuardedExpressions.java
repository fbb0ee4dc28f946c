package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import eu.policygraph.engine.TextSearch;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.E_DateTimeHours;
import org.apache.jena.sparql.expr.E_DateTimeMinutes;
import org.apache.jena.sparql.expr.E_DateTimeSeconds;
import org.apache.jena.sparql.expr.E_DateTimeTZ;
import org.apache.jena.sparql.expr.E_DateTimeTimezone;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;

/** Puts those functions under guard that can take long or make something large: patterns, searches in long texts, texts and numbers that grow. */
final class GuardedExpressions extends ExprTransformCopy {

    /** Bits of an integer, or of the digits of a decimal, that a multiplication may make. */
    private static final int MAX_BITS = 32 * 1024;

    /** A language tag as the grammar of SPARQL has it. */
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    private final Budget budget;

    GuardedExpressions(Budget budget) {
        this.budget = budget;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        return switch (function) {
            case E_StrEncodeForURI encode -> new Encode(argument, budget);
            case E_DateTimeHours hours -> hours.copy(literal(argument));
            case E_DateTimeMinutes minutes -> minutes.copy(literal(argument));
            case E_DateTimeSeconds seconds -> seconds.copy(literal(argument));
            case E_DateTimeTimezone zone -> zone.copy(literal(argument));
            case E_DateTimeTZ zone -> zone.copy(literal(argument));
            default -> super.transform(function, argument);
        };
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
        return switch (function) {
            case E_StrContains contains -> new Searching(contains, left, right);
            case E_StrBefore before -> new Searching(before, left, right);
            case E_StrAfter after -> new Searching(after, left, right);
            case E_Multiply multiply -> new Multiply(left, right);
            case E_StrDatatype typed -> new E_StrDatatype(brief(left), right);
            case E_StrLang tagged -> new E_StrLang(left, tag(right));
            default -> super.transform(function, left, right);
        };
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return switch (function) {
            case E_Regex regex -> new Patterns.Regex(arguments, budget);
            case E_StrReplace replace -> new Patterns.Replace(arguments, budget);
            case E_StrConcat concat -> new Concat(arguments, budget);
            case E_Function called -> called.copy(brief(arguments));
            default -> super.transform(function, arguments);
        };
    }

    private static ExprList brief(ExprList arguments) {
        ExprList list = new ExprList();
        arguments.forEach(argument -> list.add(brief(argument)));
        return list;
    }

    /** A text that is to become a number or date is not long; reading a number takes the square of its length. */
    private static Expr brief(Expr argument) {
        return new CountedExpression(argument, value -> {
            if (length(value) > Lexical.LONGEST_TYPED) {
                throw RefusedException.of(Reason.VALUE, "The query makes a typed value of a text of " + length(value) + " characters; the limit is " + Lexical.LONGEST_TYPED + ".");
            }
        });
    }

    /** What is no language tag makes no literal, which is an error of the expression; Jena fails in another way on some. */
    private static Expr tag(Expr argument) {
        return new CountedExpression(argument, value -> {
            if (!value.isString() || !LANGUAGE_TAG.matcher(value.asString()).matches()) {
                throw new ExprEvalException("no language tag: " + value);
            }
        });
    }

    /** Jena fails on a part of the time of what is no literal; it is an error of the expression (SPARQL 1.1, section 17.2). */
    private static Expr literal(Expr argument) {
        return new CountedExpression(argument, value -> {
            if (!value.asNode().isLiteral()) {
                throw new ExprEvalException("no literal: " + value);
            }
        });
    }

    private static int length(NodeValue value) {
        return value.asNode().isLiteral() ? value.asNode().getLiteralLexicalForm().length() : 0;
    }

    private static final class Concat extends E_StrConcat implements Budgeted {

        private final Budget budget;

        Concat(ExprList arguments, Budget budget) {
            super(arguments);
            this.budget = budget;
        }

        @Override
        public NodeValue eval(List<NodeValue> values) {
            budget.text(values.stream().mapToLong(GuardedExpressions::length).sum());
            return super.eval(values);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Concat(arguments, budget);
        }

        @Override
        public Expr under(Budget other) {
            return new Concat(new ExprList(getArgs()), other);
        }
    }

    private static final class Encode extends E_StrEncodeForURI implements Budgeted {

        private final Budget budget;

        Encode(Expr argument, Budget budget) {
            super(argument);
            this.budget = budget;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            NodeValue encoded = super.eval(value);
            budget.text(length(encoded));
            return encoded;
        }

        @Override
        public Expr copy(Expr argument) {
            return new Encode(argument, budget);
        }

        @Override
        public Expr under(Budget other) {
            return new Encode(getArg(), other);
        }
    }

    private static final class Multiply extends E_Multiply {

        Multiply(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        public NodeValue eval(NodeValue a, NodeValue b) {
            if (bits(a) + bits(b) > MAX_BITS) {
                throw RefusedException.of(Reason.VALUE, "The query computes a number of more than " + MAX_BITS + " bits.");
            }
            return super.eval(a, b);
        }

        private static long bits(NodeValue value) {
            return value.isInteger() ? value.getInteger().bitLength() : value.isDecimal() ? value.getDecimal().unscaledValue().bitLength() : 0;
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Multiply(left, right);
        }
    }

    /** CONTAINS, STRBEFORE or STRAFTER: the time of a search is the product of both lengths at worst. */
    private static final class Searching extends ExprFunction2 implements TextSearch {

        private static final long QUICK = 100_000_000;

        private final ExprFunction2 function;

        Searching(ExprFunction2 function, Expr left, Expr right) {
            super(left, right, "searching");
            this.function = function;
        }

        @Override
        public Expr text() {
            return function instanceof E_StrContains ? getArg1() : null;
        }

        @Override
        public Expr part() {
            return getArg2();
        }

        @Override
        public NodeValue eval(NodeValue text, NodeValue part) {
            if ((long) length(text) * length(part) > QUICK) {
                throw RefusedException.of(Reason.VALUE, "The query searches a text of " + length(part) + " characters in one of " + length(text) + "; that takes too long.");
            }
            return function.eval(text, part);
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Searching(function, left, right);
        }
    }
}
