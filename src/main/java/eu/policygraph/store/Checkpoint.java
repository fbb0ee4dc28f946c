package eu.policygraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.block.FileMode;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.sys.SystemIndex;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * The data as of one change, in TDB2. A start reads it and then only the changes after it. The journal is the truth: a checkpoint that
 * cannot be used is made anew from it. Used by one thread at a time, and closed between uses: its caches are memory.
 */
final class Checkpoint implements AutoCloseable {

    /** Small caches: the data are read once at a start and written in order. */
    private static final StoreParams PARAMETERS = StoreParams.builder("checkpoint").fileMode(FileMode.direct).blockReadCacheSize(1_000).blockWriteCacheSize(1_000)
            .node2NodeIdCacheSize(50_000).nodeId2NodeCacheSize(50_000).nodeMissCacheSize(1_000).build();

    static {
        // Mapped files end the program when the disk is full, and are eight megabytes each however little is in them. TDB2 takes the
        // mode from here only, not from its parameters.
        SystemIndex.setFileMode(FileMode.direct);
    }

    private final Path folder;
    private final DatasetGraph dataset;

    /** Of the last change that a checkpoint holds. */
    record Position(long sequence, String id) {
        /** Before the first change. */
        static final Position START = new Position(0, null);
    }

    private Checkpoint(Path folder, DatasetGraph dataset) {
        this.folder = folder;
        this.dataset = dataset;
    }

    /** Opens the checkpoint of a folder, or makes an empty one. */
    static Checkpoint open(Path folder) throws IOException {
        Files.createDirectories(folder);
        deleteOldGenerations(folder);
        Location location = Location.create(folder);
        return new Checkpoint(folder, DatabaseMgr.connectDatasetGraph(location, PARAMETERS));
    }

    /** A compaction that was cut off after its result was in place leaves what it was made from. */
    private static void deleteOldGenerations(Path folder) throws IOException {
        List<Path> generations;
        try (Stream<Path> content = Files.list(folder)) {
            generations = content.filter(p -> p.getFileName().toString().matches("Data-\\d+")).sorted().toList();
        }
        for (Path old : generations.subList(0, Math.max(0, generations.size() - 1))) {
            Disk.delete(old);
        }
    }

    Position position() {
        return dataset.calculateRead(() -> {
            Node sequence = note(Terms.SEQUENCE);
            return sequence == null ? Position.START : new Position(Long.parseLong(sequence.getLiteralLexicalForm()), note(Terms.CHANGE).getURI());
        });
    }

    void readInto(Data data) {
        dataset.executeRead(() -> dataset.find().forEachRemaining(quad -> {
            if (!isPosition(quad)) {
                data.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), Spelling.written(quad.getObject()));
            }
        }));
    }

    /**
     * Takes over the changes of the journal up to one, as a whole or, when {@code stopped}, not at all.
     *
     * @return whether it was done
     */
    boolean advance(JournalReader journal, long upTo, BooleanSupplier stopped) throws IOException {
        Position from = position();
        if (from.sequence() >= upTo) {
            return true;
        }
        dataset.begin(TxnType.WRITE);
        try {
            journal.read(from.sequence(), from.id(), upTo, new Writing(stopped));
            dataset.commit();
            return true;
        } catch (Stopped e) {
            return false;
        } finally {
            if (dataset.isInTransaction()) {
                // An end alone would throw, in place of whatever went wrong.
                dataset.abort();
            }
            dataset.end();
        }
    }

    /** Writes the data anew, without what earlier states have left, and deletes those. */
    void compact() throws IOException {
        DatabaseMgr.compact(dataset, true);
        Disk.syncFolder(folder);
    }

    long bytes() throws IOException {
        return Disk.size(folder);
    }

    @Override
    public void close() {
        TDBInternal.expel(dataset, true);
    }

    private Node note(Node property) {
        var found = dataset.find(Terms.STORE, Terms.STORE, property, Node.ANY);
        return found.hasNext() ? found.next().getObject() : null;
    }

    private static boolean isPosition(Quad quad) {
        return quad.getGraph().equals(Terms.STORE) && (quad.getPredicate().equals(Terms.SEQUENCE) || quad.getPredicate().equals(Terms.CHANGE));
    }

    private final class Writing implements JournalReader.Sink {
        private static final int STEP = 1_000;
        private final BooleanSupplier stopped;
        private int count;

        private Writing(BooleanSupplier stopped) {
            this.stopped = stopped;
        }

        @Override
        public void add(Node graph, Node subject, Node predicate, Node object) {
            stopWhenAsked();
            dataset.add(graph, subject, predicate, Spelling.kept(object));
        }

        @Override
        public void remove(Node graph, Node subject, Node predicate, Node object) {
            stopWhenAsked();
            dataset.delete(graph, subject, predicate, Spelling.kept(object));
        }

        @Override
        public void done(String id, Entry entry) {
            dataset.deleteAny(Terms.STORE, Terms.STORE, Terms.SEQUENCE, Node.ANY);
            dataset.deleteAny(Terms.STORE, Terms.STORE, Terms.CHANGE, Node.ANY);
            dataset.add(Terms.STORE, Terms.STORE, Terms.SEQUENCE, NodeFactory.createLiteralDT(Long.toString(entry.sequence()), XSDDatatype.XSDinteger));
            dataset.add(Terms.STORE, Terms.STORE, Terms.CHANGE, NodeFactory.createURI(id));
        }

        private void stopWhenAsked() {
            if (++count % STEP == 0 && stopped.getAsBoolean()) {
                throw new Stopped();
            }
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Stopped() {
            super(null, null, false, false);
        }
    }
}
