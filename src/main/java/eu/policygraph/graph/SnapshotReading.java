package eu.policygraph.graph;

import com.github.andrewoma.dexx.collection.TreeMap;
import eu.policygraph.graph.Layers.Derivation;
import eu.policygraph.graph.SnapshotWriting.Part;
import eu.policygraph.index.IdGraph;
import eu.policygraph.index.IdTriples;
import eu.policygraph.index.NumberReader;
import eu.policygraph.index.Terms;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Reads one {@link SnapshotFile}, its parts at once. The table of contents is read in the order in which {@link SnapshotWriting} wrote it. */
final class SnapshotReading {

    private static final int MOST = 1 << 28;

    private final DataInputStream contents;

    private SnapshotReading(byte[] contents) {
        this.contents = new DataInputStream(new ByteArrayInputStream(contents));
    }

    /** Nothing where the file is of another key. */
    static Optional<SnapshotFile.Contents> of(FileChannel channel, CompletableFuture<String> key, Clock clock) throws IOException {
        ByteBuffer header = fully(channel, 0, SnapshotFile.HEADER);
        byte[] magic = new byte[SnapshotFile.MAGIC.length];
        byte[] written = new byte[SnapshotFile.KEY];
        header.get(magic).get(written);
        if (!Arrays.equals(magic, SnapshotFile.MAGIC)) {
            throw new IOException("it is no snapshot file of this version");
        }
        String own = new String(written, StandardCharsets.US_ASCII);
        if (key.isDone() && !key.join().equals(own)) {
            return Optional.empty();
        }
        long offset = header.getLong();
        int length = header.getInt();
        if (length < 0 || length > MOST) {
            throw new IOException("it has no contents");
        }
        byte[] contents = fully(channel, offset, length).array();
        CRC32C checksum = new CRC32C();
        checksum.update(contents);
        if ((int) checksum.getValue() != header.getInt()) {
            throw new IOException("the checksum of its contents is another one");
        }
        SnapshotFile.Contents read = new SnapshotReading(contents).read(channel, clock);
        return Optional.of(read).filter(found -> key.join().equals(own));
    }

    private static ByteBuffer fully(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("it is cut off");
            }
        }
        return bytes.flip();
    }

    private SnapshotFile.Contents read(FileChannel channel, Clock clock) throws IOException {
        SortedMap<String, String> notes = texts();
        SortedMap<String, String> files = texts();
        SortedMap<String, String> digests = texts();
        Map<Node, SnapshotWriting.Role> names = new LinkedHashMap<>();
        for (int count = contents.readInt(); count > 0; count--) {
            SnapshotWriting.Role role = SnapshotWriting.Role.values()[contents.readByte()];
            String name = text();
            names.put(role == SnapshotWriting.Role.UNNAMED ? NodeFactory.createBlankNode(name) : NodeFactory.createURI(name), role);
        }
        List<String> programs = list();
        List<Boolean> shared = new ArrayList<>();
        for (int count = contents.readInt(); count > 0; count--) {
            shared.add(contents.readBoolean());
        }
        List<String> others = list();
        List<TermBlock.Type> types = list().stream().map(TermBlock.Type::of).toList();
        Node[] nodes = new Node[contents.readInt() + 1];
        IdTriples[] tables = new IdTriples[contents.readInt()];
        Stream.concat(reads(channel, (in, part) -> TermBlock.read(in, types, nodes, part.first(), part.count())),
                reads(channel, (in, part) -> tables(in, tables, part.first(), part.count()))).parallel().forEach(Runnable::run);

        Terms terms = Terms.of(nodes);
        Iterator<IdGraph> graphs = Arrays.stream(tables).map(table -> new IdGraph(terms, table)).iterator();
        IdGraph facts = graphs.next();
        IdGraph inferred = graphs.next();
        IdGraph entailed = graphs.next();
        IdGraph conclusions = graphs.next();
        Graph shapes = graphs.next();
        SortedMap<Node, Graph> named = new java.util.TreeMap<>(Snapshot.BY_IRI);
        SortedMap<Node, Graph> ontologies = new java.util.TreeMap<>(Snapshot.BY_IRI);
        names.forEach((name, role) -> {
            named.put(name, graphs.next());
            if (role == SnapshotWriting.Role.ONTOLOGY) {
                ontologies.put(name, named.get(name));
            }
        });
        List<ProgramGraph> programGraphs = new ArrayList<>();
        for (int i = 0; i < programs.size(); i += 2) {
            programGraphs.add(new ProgramGraph(programs.get(i), programs.get(i + 1), graphs.next()));
        }
        List<Derivation> derivations = new ArrayList<>();
        for (boolean both : shared) {
            IdGraph all = graphs.next();
            derivations.add(new Derivation(all, both ? all : graphs.next()));
        }
        SortedMap<String, Graph> beside = new java.util.TreeMap<>();
        others.forEach(name -> beside.put(name, graphs.next()));
        named.put(SnapshotLoader.INFERRED, new DisjointGraphs(inferred, entailed));
        named.put(SnapshotLoader.DERIVED, Layers.derived(derivations));
        Layers layers = new Layers(GraphTable.of(terms, named), facts, inferred, derivations, entailed, conclusions, digests(digests));
        return new SnapshotFile.Contents(new Snapshot(Schema.known(ontologies, shapes, files, programGraphs), layers, clock.instant()), notes, beside);
    }

    private static void tables(NumberReader in, IdTriples[] tables, int first, int count) throws IOException {
        for (int i = first; i < first + count; i++) {
            tables[i] = IdTriples.read(in);
        }
    }

    private static PartDigests digests(SortedMap<String, String> byIri) {
        TreeMap<String, String> digests = new TreeMap<>(Comparator.naturalOrder(), null);
        for (Map.Entry<String, String> each : byIri.entrySet()) {
            digests = digests.put(each.getKey(), each.getValue());
        }
        return new PartDigests(digests);
    }

    /** What a part is read into. */
    private interface Target {
        void read(NumberReader in, Part part) throws IOException;
    }

    private Stream<Runnable> reads(FileChannel channel, Target target) throws IOException {
        List<Runnable> reads = new ArrayList<>();
        for (int count = contents.readInt(); count > 0; count--) {
            Part part = new Part(contents.readLong(), contents.readLong(), contents.readInt(), contents.readInt(), contents.readInt());
            reads.add(() -> {
                try {
                    NumberReader in = new NumberReader(channel, part.offset(), part.length());
                    target.read(in, part);
                    in.end(part.checksum());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return reads.stream();
    }

    private SortedMap<String, String> texts() throws IOException {
        SortedMap<String, String> texts = new java.util.TreeMap<>();
        for (int count = contents.readInt(); count > 0; count--) {
            texts.put(text(), text());
        }
        return texts;
    }

    private List<String> list() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int count = contents.readInt(); count > 0; count--) {
            texts.add(text());
        }
        return texts;
    }

    private String text() throws IOException {
        byte[] text = new byte[contents.readInt()];
        contents.readFully(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
