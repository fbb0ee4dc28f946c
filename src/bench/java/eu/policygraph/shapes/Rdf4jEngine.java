package eu.policygraph.shapes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.query.BooleanQuery;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.QueryLanguage;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** RDF4J's memory store. */
public final class Rdf4jEngine implements Engine {

    private final SailRepository repository = new SailRepository(new MemoryStore());

    private Rdf4jEngine() {}

    /**
     * With the union of all graphs as its default graph, which is what the shapes ask.
     *
     * @param triples all that it shall hold
     */
    public Rdf4jEngine(Iterator<Triple> triples) {
        load(Iter.map(triples, triple -> Quad.create(Quad.defaultGraphNodeGenerated, triple)));
    }

    /** With named graphs; its default graph gives each statement as often as they do. */
    public static Rdf4jEngine ofQuads(Iterator<Quad> quads) {
        Rdf4jEngine engine = new Rdf4jEngine();
        engine.load(quads);
        return engine;
    }

    private void load(Iterator<Quad> quads) {
        try (SailRepositoryConnection connection = repository.getConnection()) {
            connection.begin(IsolationLevels.NONE);
            ValueFactory values = connection.getValueFactory();
            while (quads.hasNext()) {
                Quad quad = quads.next();
                Resource[] graph = quad.isDefaultGraph() ? new Resource[0] : new Resource[] {(Resource) value(values, quad.getGraph())};
                connection.add((Resource) value(values, quad.getSubject()), (IRI) value(values, quad.getPredicate()), value(values, quad.getObject()), graph);
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
                case BooleanQuery truth -> out.write(("{\"head\":{},\"boolean\":" + truth.evaluate() + "}").getBytes(StandardCharsets.UTF_8));
                default -> throw new IllegalArgumentException("not a query that is answered: " + text);
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
