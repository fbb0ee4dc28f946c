package eu.policygraph.graph;

import eu.policygraph.graph.Layers.Derivation;
import eu.policygraph.index.IdGraph;
import eu.policygraph.index.IdTriples;
import eu.policygraph.index.NumberWriter;
import eu.policygraph.index.Terms;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** Writes one {@link SnapshotFile}. */
final class SnapshotWriting {

    /** What a named graph is; its place here is in the file. */
    enum Role { DATA, ONTOLOGY, UNNAMED }

    /** A part of the file, read by one thread. */
    record Part(long offset, long length, int checksum, int first, int count) {}

    private static final long PART = 4L << 20;

    private final FileChannel channel;
    private final SnapshotFile.Contents contents;
    private final Terms terms;
    private final NumberWriter out;
    private final Map<String, Integer> types = new LinkedHashMap<>();
    private final List<Graph> tables = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream meta = new DataOutputStream(bytes);

    private SnapshotWriting(FileChannel channel, SnapshotFile.Contents contents) {
        this.channel = channel;
        this.contents = contents;
        this.terms = SnapshotFile.terms(contents.snapshot());
        this.out = new NumberWriter(channel);
    }

    static void to(FileChannel channel, String key, SnapshotFile.Contents contents) throws IOException {
        channel.position(SnapshotFile.HEADER);
        SnapshotWriting writing = new SnapshotWriting(channel, contents);
        writing.describe();
        List<IdTriples> numbered = writing.tables.stream().map(graph -> IdGraph.of(writing.terms, graph).table()).toList();
        int last = writing.terms.count();
        List<Part> statements = writing.statements(numbered);
        List<Part> blocks = writing.blocks(last);
        writing.index(last, blocks, statements);
        writing.finish(key);
    }

    /** What the contents consist of, and their graphs in a fixed order. */
    private void describe() throws IOException {
        Snapshot snapshot = contents.snapshot();
        Layers layers = snapshot.layers();
        Schema schema = snapshot.schema();
        tables.addAll(List.of(layers.facts(), layers.inferred(), layers.entailed(), layers.conclusions(), schema.shapes()));
        texts(contents.notes());
        texts(schema.files());
        texts(new TreeMap<>(layers.digests().byIri().asMap()));
        List<Node> names = snapshot.graphs().keySet().stream().filter(name -> !name.equals(SnapshotLoader.INFERRED) && !name.equals(SnapshotLoader.DERIVED)).toList();
        meta.writeInt(names.size());
        for (Node name : names) {
            Role role = schema.ontologies().containsKey(name) ? Role.ONTOLOGY : name.isBlank() ? Role.UNNAMED : Role.DATA;
            meta.writeByte(role.ordinal());
            text(name.isURI() ? name.getURI() : name.getBlankNodeLabel());
            tables.add(snapshot.graphs().get(name));
        }
        meta.writeInt(2 * schema.programGraphs().size());
        for (ProgramGraph program : schema.programGraphs().values()) {
            text(program.iri());
            text(program.title());
            tables.add(program.statements());
        }
        meta.writeInt(layers.derivations().size());
        for (Derivation derivation : layers.derivations()) {
            boolean shared = derivation.own() == derivation.all();
            meta.writeBoolean(shared);
            tables.add(derivation.all());
            if (!shared) {
                tables.add(derivation.own());
            }
        }
        meta.writeInt(contents.graphs().size());
        for (Map.Entry<String, Graph> graph : contents.graphs().entrySet()) {
            text(graph.getKey());
            tables.add(graph.getValue());
        }
    }

    private List<Part> statements(List<IdTriples> numbered) throws IOException {
        List<Part> parts = new ArrayList<>();
        int first = 0;
        long start = out.written();
        for (int i = 0; i < numbered.size(); i++) {
            numbered.get(i).write(out);
            if (out.written() - start >= PART || i == numbered.size() - 1) {
                parts.add(part(start, first, i + 1 - first));
                first = i + 1;
                start = out.written();
            }
        }
        return parts;
    }

    private List<Part> blocks(int last) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (int from = 1; from <= last; from += TermBlock.SIZE) {
            int to = Math.min(from + TermBlock.SIZE, last + 1);
            long start = out.written();
            TermBlock.write(terms, from, to, types, out);
            parts.add(part(start, from, to - from));
        }
        return parts;
    }

    private Part part(long start, int first, int count) throws IOException {
        int checksum = out.end();
        return new Part(SnapshotFile.HEADER + start, out.written() - start, checksum, first, count);
    }

    private void index(int last, List<Part> blocks, List<Part> statements) throws IOException {
        meta.writeInt(types.size());
        for (String type : types.keySet()) {
            text(type);
        }
        meta.writeInt(last);
        meta.writeInt(tables.size());
        for (List<Part> parts : List.of(blocks, statements)) {
            meta.writeInt(parts.size());
            for (Part part : parts) {
                meta.writeLong(part.offset());
                meta.writeLong(part.length());
                meta.writeInt(part.checksum());
                meta.writeInt(part.first());
                meta.writeInt(part.count());
            }
        }
    }

    /** The header comes last: a file without it is none. */
    private void finish(String key) throws IOException {
        long offset = SnapshotFile.HEADER + out.written();
        out.put(bytes.toByteArray(), bytes.size());
        out.end();
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.toByteArray());
        ByteBuffer header = ByteBuffer.allocate(SnapshotFile.HEADER).put(SnapshotFile.MAGIC).put(key.getBytes(StandardCharsets.US_ASCII))
                .putLong(offset).putInt(bytes.size()).putInt((int) checksum.getValue()).flip();
        for (long at = 0; header.hasRemaining(); ) {
            at += channel.write(header, at);
        }
    }

    private void texts(SortedMap<String, String> texts) throws IOException {
        meta.writeInt(texts.size());
        for (Map.Entry<String, String> each : texts.entrySet()) {
            text(each.getKey());
            text(each.getValue());
        }
    }

    private void text(String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        meta.writeInt(encoded.length);
        meta.write(encoded);
    }
}
