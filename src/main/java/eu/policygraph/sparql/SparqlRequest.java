package eu.policygraph.sparql;

import eu.policygraph.web.Parameters;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A query operation of the SPARQL 1.1 Protocol (section 2.1), however it was sent.
 *
 * @param query text of the query
 * @param defaultGraphs values of default-graph-uri
 * @param namedGraphs values of named-graph-uri
 * @param format value of format=, if given
 */
record SparqlRequest(String query, List<String> defaultGraphs, List<String> namedGraphs, Optional<String> format) {

    /**
     * @return empty when a GET carries no query at all
     * @throws eu.policygraph.web.ProblemException 400, 403 for an update, 415 for another content type
     */
    static Optional<SparqlRequest> read(Request request) {
        if (request.method().equals("GET")) {
            refuseUpdate(request.query());
            return request.query().names().contains("query") ? Optional.of(of(one(request.query()), request.query(), request.query())) : Optional.empty();
        }
        String type = request.header("Content-Type").map(t -> t.split(";")[0].strip().toLowerCase(Locale.ROOT)).orElse("");
        return Optional.of(switch (type) {
            case "application/x-www-form-urlencoded" -> {
                Parameters form = Parameters.parse(utf8(request.body()));
                refuseUpdate(form);
                yield of(one(form), form, request.query());
            }
            case "application/sparql-query" -> of(utf8(request.body()), request.query(), request.query());
            case "application/sparql-update" -> throw readOnly();
            default -> throw Problem.of("unsupported-media-type", 415, "Unsupported media type",
                    "POST a query as application/sparql-query or as the field query of application/x-www-form-urlencoded"
                            + (type.isEmpty() ? "; no Content-Type was given." : ", not as " + type + ".")).exception();
        });
    }

    /** Whether it says to which graphs the query is put, whatever the query says. */
    boolean namesGraphs() {
        return !defaultGraphs.isEmpty() || !namedGraphs.isEmpty();
    }

    private static SparqlRequest of(String query, Parameters parameters, Parameters address) {
        return new SparqlRequest(query, parameters.all("default-graph-uri"), parameters.all("named-graph-uri"),
                parameters.one("format").or(() -> parameters == address ? Optional.empty() : address.one("format")).filter(f -> !f.isBlank()));
    }

    private static String one(Parameters parameters) {
        List<String> queries = parameters.all("query");
        if (queries.size() != 1) {
            throw Problem.badRequest("one-query", queries.isEmpty() ? "The field query is missing." : "The field query is given " + queries.size() + " times; give it once.").exception();
        }
        return queries.get(0);
    }

    private static void refuseUpdate(Parameters parameters) {
        if (parameters.names().contains("update") || parameters.names().contains("using-graph-uri")) {
            throw readOnly();
        }
    }

    private static eu.policygraph.web.ProblemException readOnly() {
        return Problem.of("read-only", 403, "Read-only", "This endpoint answers queries only; updates are refused.").exception();
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("bad-encoding", "The body is not UTF-8.").exception();
        }
    }
}
