package eu.policygraph.join;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.irix.IRIException;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;

/** Reads RDF as it comes from the Publications Office into a graph: RDF/XML unless the name of the file says otherwise. */
final class RecordReader {

    private static final String BASE = "http://publications.europa.eu/";

    private RecordReader() {}

    /** @throws ImportException when it is not well-formed, or is empty, or is a page of HTML */
    static Graph read(RecordFile file) throws ImportException {
        if (file.fault() != null) {
            throw new ImportException(file.fault());
        }
        String start = new String(file.content(), 0, Math.min(file.content().length, 512), StandardCharsets.UTF_8).stripLeading().toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            throw new ImportException("it is empty");
        }
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            throw new ImportException("it is a page of HTML, not RDF; ask Cellar with Accept: application/rdf+xml;notice=tree");
        }
        Lang lang = RDFLanguages.filenameToLang(file.name(), Lang.RDFXML);
        Graph graph = new GraphMemFast();
        try {
            RDFParser.source(new ByteArrayInputStream(file.content())).lang(lang).base(BASE).checking(false)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(graph);
        } catch (RiotException | IRIException e) {
            throw new ImportException("it is not well-formed " + lang.getName() + ": " + e.getMessage());
        }
        if (graph.isEmpty()) {
            throw new ImportException("it holds no statement");
        }
        return graph;
    }
}
