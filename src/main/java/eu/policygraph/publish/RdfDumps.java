package eu.policygraph.publish;

import eu.policygraph.graph.CanonicalQuads;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;

/** Writes all statements of a snapshot in the line and block syntaxes of RDF, in a fixed order. Streams stay open. */
final class RdfDumps {

    private RdfDumps() {}

    /**
     * Canonical N-Quads: the lines of one graph are those of which {@link Snapshot#digests()} gives the SHA-256.
     *
     * @return statements written
     */
    static long nquads(Snapshot snapshot, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out);
        String[] lines = CanonicalQuads.lines(snapshot.graphs());
        for (String line : lines) {
            buffered.write(line.getBytes(StandardCharsets.UTF_8));
            buffered.write('\n');
        }
        buffered.flush();
        return lines.length;
    }

    /** The union of all graphs, each statement once. */
    static long ntriples(Snapshot snapshot, OutputStream out) {
        return triples(snapshot.union(), out, RDFFormat.NTRIPLES_UTF8);
    }

    /** The union of all graphs, each statement once. */
    static long turtle(Snapshot snapshot, OutputStream out) {
        return turtle(snapshot.union(), out);
    }

    /** A graph with the house prefixes. */
    static long turtle(Graph graph, OutputStream out) {
        return triples(graph, out, RDFFormat.TURTLE_BLOCKS);
    }

    /** The named graphs, that is, the statements by source. */
    static long trig(Snapshot snapshot, OutputStream out) {
        StreamRDF stream = start(out, RDFFormat.TRIG_BLOCKS);
        snapshot.graphs().forEach((name, graph) -> SortedTriples.of(graph).forEach(triple -> stream.quad(Quad.create(name, triple))));
        stream.finish();
        return snapshot.quads();
    }

    private static long triples(Graph graph, OutputStream out, RDFFormat format) {
        StreamRDF stream = start(out, format);
        SortedTriples.of(graph).forEach(stream::triple);
        stream.finish();
        return graph.size();
    }

    private static StreamRDF start(OutputStream out, RDFFormat format) {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, format, Context.emptyContext());
        stream.start();
        Namespaces.all().forEach(stream::prefix);
        return stream;
    }
}
