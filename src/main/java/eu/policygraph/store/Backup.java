package eu.policygraph.store;

import eu.policygraph.graph.Snapshot;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.writer.WriterStreamRDFPlain;
import org.apache.jena.sparql.core.Quad;

/**
 * The graphs that came as data in one file: gzip of N-Quads that any RDF tool reads, with a head in comment lines that says what is in
 * it. Ontology, inferences and derived statements are left out: a restore makes them.
 *
 * @param version of the snapshot that it was made of; comes back when it is restored under the same ontology
 * @param made when
 * @param data {@link DataDigest} of the graphs
 * @param statements how many there are, counted once for each graph
 * @param graphs by name; not to be changed
 */
public record Backup(String version, Instant made, String data, long statements, Map<Node, Graph> graphs) {

    private static final String FIRST = "# Backup of an EU Policy Graph, form 1: N-Quads of the graphs that came as data";

    /** Of what readers see. */
    public static Backup of(Snapshot snapshot, Instant made) {
        return of(snapshot.version(), made, snapshot.asserted());
    }

    /**
     * Of a store on disk as of its last change, served or not. Reads the journal from its beginning.
     *
     * @throws StoreException when there is no store or its journal is damaged
     */
    public static Backup of(Path store, Instant made) throws IOException {
        Data data = new Data();
        Audit.read(store, data);
        Map<Node, Graph> graphs = data.graphs();
        if (data.last() == null) {
            throw new StoreException("the store in " + store + " is empty; there is nothing to back up");
        }
        Backup backup = of(data.last().version(), made, graphs);
        if (!backup.data().equals(data.last().data())) {
            throw new StoreException("the data in " + store + " are not what change " + data.last().sequence() + " led to; use an earlier backup");
        }
        return backup;
    }

    private static Backup of(String version, Instant made, Map<Node, Graph> graphs) {
        return new Backup(version, made, DataDigest.of(graphs).hex(), graphs.values().stream().mapToLong(Graph::size).sum(), graphs);
    }

    /** Writes the file; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
        OutputStream text = new BufferedOutputStream(gzip, 1 << 16);
        text.write("%s\n# version %s\n# made %s\n# data %s\n# statements %d\n".formatted(FIRST, version, made, data, statements).getBytes(StandardCharsets.UTF_8));
        try {
            WriterStreamRDFPlain writer = new WriterStreamRDFPlain(IO.wrapUTF8(text));
            writer.start();
            graphs.forEach((name, graph) -> graph.find().forEachRemaining(t -> writer.quad(Quad.create(name, t))));
            writer.finish();
        } catch (RuntimeIOException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        }
        text.flush();
        gzip.finish();
    }

    /**
     * Reads the file and holds it to what its head says.
     *
     * @throws StoreException when it is no backup, is cut off or damaged
     */
    public static Backup read(InputStream in) throws IOException {
        try (InputStream text = new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16)) {
            if (!line(text).equals(FIRST)) {
                throw new StoreException("this is no backup of an EU Policy Graph of a form that is known here; name a file that the command backup has written");
            }
            Backup told = new Backup(field(text, "version"), Instant.parse(field(text, "made")), field(text, "data"), Long.parseLong(field(text, "statements")), Map.of());
            Data data = new Data();
            RDFParser.source(text).lang(Lang.NQUADS).labelToNode(LabelToNode.createUseLabelEncoded()).checking(false).errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(new StreamRDFBase() {
                        @Override
                        public void quad(Quad quad) {
                            data.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
                        }
                    });
            Backup found = of(told.version(), told.made(), data.graphs());
            if (!found.data().equals(told.data()) || found.statements() != told.statements()) {
                throw new StoreException("the backup is damaged: it should hold %,d statements and what was read, %,d, is not what was written; use another one".formatted(told.statements(), found.statements()));
            }
            return found;
        } catch (ZipException | EOFException | RiotException | RuntimeIOException | DateTimeParseException | NumberFormatException e) {
            throw new StoreException("the backup cannot be read: " + e.getMessage() + "; it is cut off, damaged, or no backup: use another one", e);
        }
    }

    /** The change that makes these the data, instead of all that is there. */
    public Change replacing() {
        return now -> Merge.replace(now.asserted(), graphs, now.schema());
    }

    /** Why data change when it is restored, for the journal. */
    public String reason() {
        return "restore of the backup made " + made + ", version " + version;
    }

    private static String field(InputStream in, String name) throws IOException {
        String line = line(in);
        if (!line.startsWith("# " + name + " ")) {
            throw new StoreException("the backup has no " + name + " in its head; use another one");
        }
        return line.substring(name.length() + 3);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n' && line.size() < 200; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
