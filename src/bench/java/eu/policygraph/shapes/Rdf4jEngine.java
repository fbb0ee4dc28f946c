package eu.policygraph.shapes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.QueryLanguage;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** RDF4J's memory store with the union of all graphs as its default graph, which is what the shapes ask. */
public final class Rdf4jEngine implements Engine {

    private final SailRepository repository = new SailRepository(new MemoryStore());

    /** @param triples all that it shall hold, in its default graph */
    public Rdf4jEngine(Iterator<Triple> triples) {
        try (SailRepositoryConnection connection = repository.getConnection()) {
            connection.begin(IsolationLevels.NONE);
            ValueFactory values = connection.getValueFactory();
            while (triples.hasNext()) {
                Triple triple = triples.next();
                connection.add((Resource) value(values, triple.getSubject()), (IRI) value(values, triple.getPredicate()), value(values, triple.getObject()));
            }
            connection.commit();
        }
    }

    private static Value value(ValueFactory values, Node node) {
        if (node.isURI()) {
            return values.createIRI(node.getURI());
        }
        if (node.isBlank()) {
            return values.createBNode(node.getBlankNodeLabel());
        }
        return node.getLiteralLanguage().isEmpty() ? values.createLiteral(node.getLiteralLexicalForm(), values.createIRI(node.getLiteralDatatypeURI()))
                : values.createLiteral(node.getLiteralLexicalForm(), node.getLiteralLanguage());
    }

    @Override
    public String name() {
        return "RDF4J memory";
    }

    @Override
    public byte[] answer(String query) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(query, out);
        return out.toByteArray();
    }

    /** Answers row by row. */
    public void write(String text, OutputStream out) throws IOException {
        try (SailRepositoryConnection connection = repository.getConnection()) {
            Query query = connection.prepareQuery(QueryLanguage.SPARQL, text);
            switch (query) {
                case TupleQuery tuples -> tuples.evaluate(new JsonRows(out));
                case GraphQuery graph -> graph.evaluate(new NTriplesWriter(out));
                default -> throw new IllegalArgumentException("neither rows nor statements: " + text);
            }
        }
    }

    /** What media type {@link #write} gives. */
    public static String mediaType(String query) {
        return query.contains("CONSTRUCT") ? "application/n-triples" : "application/sparql-results+json";
    }

    @Override
    public void close() {
        repository.shutDown();
    }
}
