package eu.policygraph.shapes;

/** A SPARQL engine in this process, with the data in it. */
public interface Engine extends AutoCloseable {

    /** Its name in tables. */
    String name();

    /** Parses a query, runs it and writes the answer: rows as compact SPARQL 1.1 Query Results JSON, statements as N-Triples. */
    byte[] answer(String query) throws Exception;

    @Override
    void close();
}
