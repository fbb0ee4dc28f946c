package eu.policygraph.shapes;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.eclipse.rdf4j.query.Binding;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.TupleQueryResultHandler;
import org.eclipse.rdf4j.query.TupleQueryResultHandlerException;

/** Writes rows of RDF4J as SPARQL 1.1 Query Results JSON without white space, with the same writer that the program uses. */
final class JsonRows implements TupleQueryResultHandler {

    private final JsonWriter json;

    JsonRows(OutputStream out) {
        this.json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        json.setHtmlSafe(false);
    }

    @Override
    public void startQueryResult(List<String> names) throws TupleQueryResultHandlerException {
        try {
            json.beginObject().name("head").beginObject().name("vars").beginArray();
            for (String name : names) {
                json.value(name);
            }
            json.endArray().endObject().name("results").beginObject().name("bindings").beginArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handleSolution(BindingSet row) throws TupleQueryResultHandlerException {
        try {
            json.beginObject();
            for (Binding cell : row) {
                json.name(cell.getName());
                term(cell.getValue());
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void term(Value value) throws IOException {
        json.beginObject().name("type");
        if (value.isIRI()) {
            json.value("uri").name("value").value(value.stringValue());
        } else if (value.isBNode()) {
            json.value("bnode").name("value").value(value.stringValue());
        } else {
            Literal literal = (Literal) value;
            json.value("literal").name("value").value(literal.getLabel());
            if (literal.getLanguage().isPresent()) {
                json.name("xml:lang").value(literal.getLanguage().get());
            } else if (!XSD.STRING.equals(literal.getDatatype())) {
                json.name("datatype").value(literal.getDatatype().stringValue());
            }
        }
        json.endObject();
    }

    @Override
    public void endQueryResult() throws TupleQueryResultHandlerException {
        try {
            json.endArray().endObject().endObject().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handleBoolean(boolean value) {
        throw new UnsupportedOperationException("rows only");
    }

    @Override
    public void handleLinks(List<String> links) {
        // Nothing links to anything here.
    }
}
