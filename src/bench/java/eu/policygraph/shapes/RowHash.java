package eu.policygraph.shapes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/**
 * An answer as a number of rows and a hash of them, equal for equal answers of different engines: rows are sorted, blank nodes lose their
 * labels, numbers their spelling, language tags their case.
 *
 * @param rows how many rows or statements
 * @param hash the first 16 hexadecimal digits of SHA-256
 */
public record RowHash(int rows, String hash) {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** Of SPARQL 1.1 Query Results JSON. */
    public static RowHash ofResults(byte[] json) {
        JsonObject root = JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        return of(StreamSupport.stream(root.getAsJsonObject("results").getAsJsonArray("bindings").spliterator(), false).map(r -> row(r.getAsJsonObject())).sorted().toList());
    }

    /** Of N-Triples; a statement that is given twice counts once. */
    public static RowHash ofTriples(byte[] triples) {
        Graph graph = RDFParser.fromString(new String(triples, StandardCharsets.UTF_8), Lang.NTRIPLES).toGraph();
        return of(graph.stream().map(t -> term(t.getSubject()) + " " + term(t.getPredicate()) + " " + term(t.getObject())).sorted().toList());
    }

    /** Of the answer to a shape, as {@link Engine#answer} gives it. */
    public static RowHash of(Shape shape, byte[] answer) {
        return shape.constructs() ? ofTriples(answer) : ofResults(answer);
    }

    private static RowHash of(List<String> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.forEach(r -> digest.update((r + "\n").getBytes(StandardCharsets.UTF_8)));
            return new RowHash(rows.size(), HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(JsonObject row) {
        Map<String, String> cells = new TreeMap<>();
        for (Map.Entry<String, JsonElement> cell : row.entrySet()) {
            JsonObject term = cell.getValue().getAsJsonObject();
            String value = term.get("value").getAsString();
            cells.put(cell.getKey(), switch (term.get("type").getAsString()) {
                case "uri" -> "<" + value + ">";
                case "bnode" -> "_:";
                default -> literal(value, text(term, "xml:lang"), text(term, "datatype"));
            });
        }
        return cells.toString();
    }

    private static String text(JsonObject term, String name) {
        return term.has(name) ? term.get(name).getAsString() : "";
    }

    private static String term(Node node) {
        return node.isURI() ? "<" + node.getURI() + ">" : node.isBlank() ? "_:" : literal(node.getLiteralLexicalForm(), node.getLiteralLanguage(), node.getLiteralDatatypeURI());
    }

    private static String literal(String value, String language, String datatype) {
        if (!language.isEmpty()) {
            return "\"" + value + "\"@" + language.toLowerCase(Locale.ROOT);
        }
        return switch (datatype.startsWith(XSD) ? datatype.substring(XSD.length()) : datatype) {
            case "", "string" -> "\"" + value + "\"";
            case "integer", "int", "long", "decimal", "nonNegativeInteger" -> new BigDecimal(value).stripTrailingZeros().toPlainString();
            default -> "\"" + value + "\"^^" + datatype;
        };
    }
}
