package eu.policygraph.query;

import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** Tables in JSON without white space: SPARQL 1.1 Query Results JSON, and plain objects for tools that know no RDF. */
final class JsonResults {

    private interface Body {
        void write(JsonWriter json) throws IOException;
    }

    private JsonResults() {}

    static byte[] sparql(Answer.Rows rows, String cutMark, Runnable clock) {
        return write(clock, json -> {
            json.beginObject().name("head").beginObject().name("vars").beginArray();
            for (Var variable : rows.variables()) {
                json.value(variable.getVarName());
            }
            json.endArray();
            if (rows.cut()) {
                json.name("link").beginArray().value("#" + cutMark.replace(' ', '_')).endArray();
            }
            json.endObject().name("results").beginObject().name("bindings").beginArray();
            for (Binding row : rows.rows()) {
                json.beginObject();
                for (Var variable : rows.variables()) {
                    Node node = row.get(variable);
                    if (node != null) {
                        json.name(variable.getVarName());
                        term(json, node);
                    }
                }
                json.endObject();
            }
            json.endArray().endObject().endObject();
        });
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

    private static void term(JsonWriter json, Node node) throws IOException {
        json.beginObject().name("type");
        if (node.isURI()) {
            json.value("uri").name("value").value(node.getURI());
        } else if (node.isBlank()) {
            json.value("bnode").name("value").value(node.getBlankNodeLabel());
        } else {
            json.value("literal").name("value").value(node.getLiteralLexicalForm());
            if (!node.getLiteralLanguage().isEmpty()) {
                json.name("xml:lang").value(node.getLiteralLanguage());
            } else if (!XSDDatatype.XSDstring.equals(node.getLiteralDatatype())) {
                json.name("datatype").value(node.getLiteralDatatypeURI());
            }
        }
        json.endObject();
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
