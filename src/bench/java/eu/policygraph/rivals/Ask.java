package eu.policygraph.rivals;

import eu.policygraph.shapes.Draw;
import eu.policygraph.shapes.Shape;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One GET.
 *
 * @param path with its query string, as it is sent
 * @param accept the media type that is asked for
 */
record Ask(String path, String accept) {

    private static final String ROWS = "application/sparql-results+json";
    private static final String STATEMENTS = "application/n-triples";

    /** A query to an endpoint by the SPARQL 1.1 Protocol. */
    static Ask sparql(String endpoint, String query) {
        return new Ask(endpoint + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), query.contains("CONSTRUCT") ? STATEMENTS : ROWS);
    }

    /** Queries of these shapes in turn. */
    static List<String> queries(List<Shape> shapes, int count, Supplier<Draw> draws) {
        return IntStream.range(0, count).mapToObj(i -> shapes.get(i % shapes.size()).query(draws.get())).toList();
    }
}
