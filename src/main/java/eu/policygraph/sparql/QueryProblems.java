package eu.policygraph.sparql;

import eu.policygraph.admission.Admission;
import eu.policygraph.admission.RefusedException;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Limits;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.shared.InvalidPropertyURIException;

/** What clients are told when a query or update is not answered. */
public final class QueryProblems {

    /** Seconds after which a client may ask again. */
    private static final String RETRY_AFTER = "5";

    /** Jena's parser tells the place in its message, and not always in the exception's own fields. */
    private static final Pattern PLACE = Pattern.compile("\\s*(?:at )?[Ll]ine:? (\\d+), [Cc]olumn:? (\\d+)[,:]?");

    private static final Pattern JAVA = Pattern.compile("\\b(?:\\w+\\.)+\\w+(?:Exception|Error):? ?");

    private static final Pattern UNDECLARED = Pattern.compile("Unresolved prefixed name: ([A-Za-z][A-Za-z0-9_-]*):");

    private QueryProblems() {}

    /** 503: the time was up. */
    public static Problem of(QueryTimeoutException e, Limits limits) {
        return Problem.of("query-timeout", 503, "Query timed out", "The query was stopped after " + e.elapsed().toMillis() + " ms; the limit is "
                + limits.timeout().toMillis() + " ms. Add LIMIT, name more of the pattern, or download the data.")
                .with("elapsed-ms", e.elapsed().toMillis()).with("limit-ms", limits.timeout().toMillis()).withHeader("Retry-After", RETRY_AFTER);
    }

    /** 400, 413, 501, 502 or 503, by the reason. */
    public static Problem of(RefusedException e, Admission admission) {
        return switch (e.reason()) {
            case TOO_LONG -> Problem.of("query-too-long", 413, "Content too large", e.getMessage());
            case TOO_COMPLEX -> Problem.badRequest("query-too-complex", e.getMessage());
            case FUNCTION -> Problem.badRequest("function-not-offered", e.getMessage()).with("function", e.subject()).with("offered", List.copyOf(admission.functions()));
            case SERVICE -> Problem.badRequest("service-refused", e.getMessage()).with("endpoint", e.subject()).with("allowed", List.copyOf(admission.endpoints().allowed()));
            case REMOTE -> Problem.of("remote-failed", 502, "Bad gateway", e.getMessage()).with("endpoint", e.subject());
            case LOAD -> Problem.badRequest("load-refused", e.getMessage()).with("source", e.subject());
            case VALUE -> Problem.badRequest("value-too-large", e.getMessage());
            case MEMORY -> Problem.of("query-too-heavy", 503, "Query too heavy", e.getMessage()).withHeader("Retry-After", RETRY_AFTER);
            case BUSY -> Problem.of("server-busy", 503, "Server busy", e.getMessage()).withHeader("Retry-After", RETRY_AFTER);
            case BACKEND_AWAY, BACKEND_FAILED, BACKEND_UNABLE -> ofBackend(e).orElseThrow();
        };
    }

    /** 403: a prebuilt query asks endpoints that the operator has not allowed. */
    public static Problem closed(PrebuiltQuery query, Set<String> endpoints) {
        String named = String.join(" ", endpoints);
        return Problem.of("endpoint-not-allowed", 403, "Forbidden", "The query '" + query.name() + "' asks " + named + ", which this server does not ask unless its operator starts it with --allow-service "
                + named + ". Take the SPARQL from /queries/" + query.name() + ".rq and run it with your own engine, or run: policygraph query " + query.name() + " --allow-service " + named + ".")
                .with("endpoints", List.copyOf(endpoints));
    }

    /** The problem of an engine that holds the data; empty when something else is refused. */
    public static Optional<Problem> ofBackend(RefusedException e) {
        return switch (e.reason()) {
            case BACKEND_AWAY -> Optional.of(Problem.of("backend-away", 503, "Data not reachable", e.getMessage()).withHeader("Retry-After", RETRY_AFTER));
            case BACKEND_FAILED -> Optional.of(Problem.of("backend-failed", 502, "Bad gateway", e.getMessage()));
            case BACKEND_UNABLE -> Optional.of(Problem.of("backend-unable", 501, "Not offered for these data", e.getMessage()));
            default -> Optional.empty();
        };
    }

    /** 503: the engine that holds the data did not answer in time. */
    public static Problem backendSlow() {
        return Problem.of("backend-away", 503, "Data not reachable", "The engine that holds the data took too long. Ask again in a moment.").withHeader("Retry-After", RETRY_AFTER);
    }

    /** 400: it is not SPARQL 1.1. Names line and column where Jena tells them, and the declaration of a house prefix that is missing. */
    public static Problem syntax(QueryException e) {
        return e instanceof QueryParseException parse ? placed(parse) : Problem.badRequest("query-syntax", plain(e));
    }

    /** 400: it is SPARQL 1.1 but cannot be answered. */
    static Problem refused(QueryException e) {
        return Problem.badRequest("query-refused", plain(e));
    }

    /** 406: RDF/XML needs the names of properties to end like an XML name. */
    static Problem notInXml(InvalidPropertyURIException e) {
        return Problem.of("not-acceptable", 406, "Not acceptable", "RDF/XML cannot name the property <" + e.getMessage() + ">. Ask for another form, such as text/turtle.");
    }

    /** What Jena says, without the names of Java classes. */
    private static String plain(QueryException e) {
        return JAVA.matcher(String.valueOf(e.getMessage())).replaceAll("");
    }

    private static Problem placed(QueryParseException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        Matcher place = PLACE.matcher(message);
        boolean told = place.find();
        int line = told ? Integer.parseInt(place.group(1)) : Math.max(e.getLine(), 1);
        int column = told ? Integer.parseInt(place.group(2)) : Math.max(e.getColumn(), 1);
        String plain = place.replaceAll("").replaceAll("\\s*[.]$", "").strip();
        Problem problem = Problem.badRequest("query-syntax", "Line " + line + ", column " + column + ": " + plain + ".").with("line", line).with("column", column);
        Optional<String> missing = missingPrefix(plain);
        return missing.isEmpty() ? problem : Problem.badRequest(problem.id(), problem.detail() + " Add " + missing.get() + " at the beginning.")
                .with("line", line).with("column", column).with("fix", missing.get());
    }

    /** The declaration of a house prefix that the query uses without declaring it. */
    private static Optional<String> missingPrefix(String message) {
        Matcher name = UNDECLARED.matcher(message);
        return name.find() ? Optional.ofNullable(Namespaces.all().get(name.group(1))).map(iri -> "PREFIX " + name.group(1) + ": <" + iri + ">") : Optional.empty();
    }
}
