package eu.policygraph.query;

import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** Tables in JSON without white space: SPARQL 1.1 Query Results JSON, and plain objects for tools that know no RDF. */
final class JsonResults {

    private static final byte[] HEAD = JsonBytes.ascii("{\"head\":{\"vars\":[");
    private static final byte[] COLON = JsonBytes.ascii(":");
    private static final byte[] LINK = JsonBytes.ascii(",\"link\":[");
    private static final byte[] BINDINGS = JsonBytes.ascii("},\"results\":{\"bindings\":[");
    private static final byte[] END = JsonBytes.ascii("]}}");
    private static final byte[] URI = JsonBytes.ascii("{\"type\":\"uri\",\"value\":");
    private static final byte[] BLANK = JsonBytes.ascii("{\"type\":\"bnode\",\"value\":");
    private static final byte[] LITERAL = JsonBytes.ascii("{\"type\":\"literal\",\"value\":");
    private static final byte[] LANGUAGE = JsonBytes.ascii(",\"xml:lang\":");
    private static final byte[] DATATYPE = JsonBytes.ascii(",\"datatype\":");

    private interface Body {
        void write(JsonWriter json) throws IOException;
    }

    private JsonResults() {}

    static byte[] sparql(Answer.Rows rows, String cutMark, Runnable clock) {
        JsonBytes json = new JsonBytes(clock).raw(HEAD);
        List<Var> variables = rows.variables();
        byte[][] names = new byte[variables.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = new JsonBytes(clock).string(variables.get(i).getVarName()).raw(COLON).toBytes();
            json = (i == 0 ? json : json.raw(',')).string(variables.get(i).getVarName());
        }
        json.raw(']');
        if (rows.cut()) {
            json.raw(LINK).string("#" + cutMark.replace(' ', '_')).raw(']');
        }
        json.raw(BINDINGS);
        boolean first = true;
        for (Binding row : rows.rows()) {
            json = first ? json : json.raw(',');
            first = false;
            row(json, row, variables, names);
        }
        return json.raw(END).toBytes();
    }

    private static void row(JsonBytes json, Binding row, List<Var> variables, byte[][] names) {
        boolean first = true;
        json.raw('{');
        for (int i = 0; i < names.length; i++) {
            Node node = row.get(variables.get(i));
            if (node != null) {
                json = first ? json : json.raw(',');
                first = false;
                term(json.raw(names[i]), node);
            }
        }
        json.raw('}');
    }

    private static void term(JsonBytes json, Node node) {
        if (node.isURI()) {
            json.raw(URI).string(node.getURI());
        } else if (node.isBlank()) {
            json.raw(BLANK).string(node.getBlankNodeLabel());
        } else {
            json.raw(LITERAL).string(node.getLiteralLexicalForm());
            if (!node.getLiteralLanguage().isEmpty()) {
                json.raw(LANGUAGE).string(node.getLiteralLanguage());
            } else if (!XSDDatatype.XSDstring.equals(node.getLiteralDatatype())) {
                json.raw(DATATYPE).string(node.getLiteralDatatypeURI());
            }
        }
        json.raw('}');
    }

    /** Cells are strings, numbers and booleans; an empty cell is null; a cell that is a list is an array. */
    static byte[] plain(Answer.Rows rows, String cutMark, Runnable clock) {
        return write(clock, json -> {
            json.beginObject().name("count").value(rows.rows().size()).name("cut").value(rows.cut());
            if (rows.cut()) {
                json.name("note").value(cutMark);
            }
            json.name("rows").beginArray();
            for (Binding row : rows.rows()) {
                json.beginObject();
                for (Var variable : rows.variables()) {
                    json.name(variable.getVarName());
                    if (rows.lists().contains(variable)) {
                        list(json, row.get(variable));
                    } else {
                        cell(json, row.get(variable));
                    }
                }
                json.endObject();
            }
            json.endArray().endObject();
        });
    }

    private static void list(JsonWriter json, Node node) throws IOException {
        json.beginArray();
        if (node != null && !node.getLiteralLexicalForm().isEmpty()) {
            for (String item : node.getLiteralLexicalForm().split(" ")) {
                json.value(item);
            }
        }
        json.endArray();
    }

    private static void cell(JsonWriter json, Node node) throws IOException {
        if (node == null) {
            json.nullValue();
        } else if (node.isURI()) {
            json.value(node.getURI());
        } else if (node.isBlank()) {
            json.value("_:" + node.getBlankNodeLabel());
        } else if (node.getLiteral().isWellFormed() && node.getLiteralValue() instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.value(number);
        } else if (node.getLiteral().isWellFormed() && node.getLiteralValue() instanceof Boolean bool) {
            json.value(bool);
        } else {
            json.value(node.getLiteralLexicalForm());
        }
    }

    private static byte[] write(Runnable clock, Body body) {
        ByteArrayOutputStream out = new TimedBytes(clock);
        try (JsonWriter json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            json.setHtmlSafe(false);
            json.setSerializeNulls(true);
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
