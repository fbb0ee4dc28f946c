package eu.policygraph.change;

import eu.policygraph.web.Parameters;
import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * An update operation of the SPARQL 1.1 Protocol (section 2.2), however it was sent.
 *
 * @param update text of the update
 * @param using values of using-graph-uri
 * @param usingNamed values of using-named-graph-uri
 */
record UpdateRequest(String update, List<String> using, List<String> usingNamed) {

    /** @throws ProblemException 400, or 415 for another content type */
    static UpdateRequest read(Request request) {
        return switch (mediaType(request)) {
            case "application/sparql-update" -> of(utf8(request.body()), request.query());
            case "application/x-www-form-urlencoded" -> {
                Parameters form = Parameters.parse(utf8(request.body()));
                if (form.names().contains("query")) {
                    throw Problem.badRequest("one-update", "A query is no update: send it to /sparql.").exception();
                }
                List<String> updates = form.all("update");
                if (updates.size() != 1) {
                    throw Problem.badRequest("one-update", updates.isEmpty() ? "The field update is missing." : "The field update is given " + updates.size() + " times; give it once.").exception();
                }
                yield of(updates.get(0), form);
            }
            default -> throw Problem.of("unsupported-media-type", 415, "Unsupported media type",
                    "POST an update as application/sparql-update or as the field update of application/x-www-form-urlencoded.").exception();
        };
    }

    /** The type of the body in lower case without parameters; empty when the request does not say it. */
    static String mediaType(Request request) {
        return request.header("Content-Type").map(type -> type.split(";")[0].strip().toLowerCase(Locale.ROOT)).orElse("");
    }

    private static UpdateRequest of(String update, Parameters parameters) {
        return new UpdateRequest(update, parameters.all("using-graph-uri"), parameters.all("using-named-graph-uri"));
    }

    static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("bad-encoding", "The body is not UTF-8.").exception();
        }
    }
}
