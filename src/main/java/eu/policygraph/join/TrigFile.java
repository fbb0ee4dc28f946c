package eu.policygraph.join;

import eu.policygraph.model.Namespaces;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/** Writes source graphs into one TriG file, graph after graph; the file is there when all are written, and not before. */
public final class TrigFile implements ImportTarget {

    private static final Comparator<Triple> ORDER = Comparator.comparing((Triple t) -> t.getSubject().toString())
            .thenComparing(t -> t.getPredicate().toString()).thenComparing(t -> t.getObject().toString());

    private final Path file;
    private final Path draft;
    private final boolean raw;
    private final OutputStream out;
    private final StreamRDF writer;

    /**
     * @param file packed with gzip when its name ends in {@code .gz}
     * @param raw whether the records are written too, as they came, each as a graph of its own
     */
    public TrigFile(Path file, boolean raw) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        this.file = target;
        this.raw = raw;
        this.draft = target.resolveSibling("." + target.getFileName() + ".part");
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(draft));
        this.out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain;
        this.writer = StreamRDFWriter.getWriterStream(out, Lang.TRIG);
        writer.start();
        Namespaces.all().forEach(writer::prefix);
    }

    @Override
    public void accept(SourceGraph graph) {
        write(graph.name(), graph.statements());
        if (raw) {
            SourceGraph record = RawRecord.of(graph);
            write(record.name(), record.statements());
        }
    }

    private void write(Node name, Graph statements) {
        List<Triple> sorted = statements.find().toList().stream().sorted(ORDER).toList();
        sorted.forEach(t -> writer.quad(Quad.create(name, t)));
    }

    @Override
    public void finish() throws IOException {
        writer.finish();
        out.close();
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(draft);
    }
}
