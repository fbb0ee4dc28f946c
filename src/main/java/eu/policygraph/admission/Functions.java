package eu.policygraph.admission;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;

/**
 * Which functions a query may call by IRI, beside the keywords of SPARQL 1.1: those that are pure and end soon. Everything else that
 * Jena knows is closed, above all {@code java:} and scripts.
 */
public final class Functions {

    /** The property function of the text index. */
    public static final String TEXT_QUERY = "http://jena.apache.org/text#query";

    private static final List<String> CASTS = List.of("boolean", "string", "integer", "decimal", "double", "float", "long", "int", "short", "byte",
            "nonNegativeInteger", "nonPositiveInteger", "positiveInteger", "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort",
            "date", "dateTime", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay", "duration", "dayTimeDuration", "yearMonthDuration", "anyURI");

    private static final List<String> MATH = List.of("pi", "exp", "log", "log10", "pow", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "atan2");

    private static final List<String> XPATH = List.of("abs", "ceiling", "floor", "round", "round-half-to-even", "boolean", "not",
            "year-from-date", "month-from-date", "day-from-date", "timezone-from-date", "dateTime",
            "hours-from-time", "minutes-from-time", "seconds-from-time", "timezone-from-time",
            "year-from-dateTime", "month-from-dateTime", "day-from-dateTime", "hours-from-dateTime", "minutes-from-dateTime", "seconds-from-dateTime", "timezone-from-dateTime",
            "years-from-duration", "months-from-duration", "days-from-duration", "hours-from-duration", "minutes-from-duration", "seconds-from-duration");

    private static final List<String> JENA = List.of("localname", "namespace");

    private final Set<String> offered;
    private final FunctionRegistry functions;
    private final PropertyFunctionRegistry properties;

    public Functions() {
        offered = Collections.unmodifiableSet(new TreeSet<>(Stream.of(
                CASTS.stream().map(name -> XSD.getURI() + name),
                MATH.stream().map(name -> ARQConstants.mathPrefix + name),
                XPATH.stream().map(name -> ARQConstants.fnPrefix + name),
                JENA.stream().map(name -> ARQConstants.ARQFunctionLibraryURI + name)).flatMap(s -> s).toList()));
        functions = new OfferedFunctions(offered);
        properties = new OfferedProperties();
    }

    /** IRIs of the functions, sorted. */
    public Set<String> offered() {
        return offered;
    }

    /** Whether a predicate would make Jena call code rather than look for statements. */
    static boolean isProperty(String iri) {
        return !iri.equals(RDFS.member.getURI()) && (PropertyFunctionRegistry.get().isRegistered(iri) || iri.startsWith("java:")
                || iri.startsWith(ARQConstants.ARQPropertyFunctionLibraryURI) || iri.startsWith("http://jena.hpl.hp.com/ARQ/")
                || iri.startsWith(ARQConstants.ARQProcedureLibraryURI));
    }

    /** Whether it makes a value of an XSD type from another, as every engine does. */
    static boolean isCast(String iri) {
        return iri.startsWith(XSD.getURI());
    }

    /** Only the offered functions, for the context of an execution. */
    FunctionRegistry functions() {
        return functions;
    }

    /** Only {@link #TEXT_QUERY}, for the context of an execution. */
    PropertyFunctionRegistry properties() {
        return properties;
    }

    /** Never loads a class by name, as Jena's own does. */
    private static final class OfferedFunctions extends FunctionRegistry {

        OfferedFunctions(Set<String> offered) {
            offered.forEach(iri -> put(iri, FunctionRegistry.get().getFunctionFactory(iri)));
        }

        @Override
        public FunctionFactory getFunctionFactory(String iri) {
            return isRegistered(iri) ? super.getFunctionFactory(iri) : null;
        }

        @Override
        @SuppressWarnings("removal")
        public FunctionFactory get(String iri) {
            return getFunctionFactory(iri);
        }
    }

    /** Never loads a class by name, and sees a plain property in {@code rdfs:member}. */
    private static final class OfferedProperties extends PropertyFunctionRegistry {

        @Override
        public PropertyFunctionFactory get(String iri) {
            return iri.equals(TEXT_QUERY) ? PropertyFunctionRegistry.get().get(iri) : null;
        }

        @Override
        public boolean isRegistered(String iri) {
            return get(iri) != null;
        }

        @Override
        public boolean manages(String iri) {
            return get(iri) != null;
        }
    }
}
