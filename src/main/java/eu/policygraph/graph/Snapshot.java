package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;

/**
 * The hinge of the house: an immutable dataset with a version. Caches, entity tags, dumps and citations are keyed by
 * the version; a change makes another snapshot.
 */
public final class Snapshot {

    static final Comparator<Node> BY_IRI = Comparator.comparing(Node::toString);

    /** For as many changes a snapshot remembers what they changed. */
    private static final int REMEMBERED = 64;

    /** A change: its subjects, and which snapshot it was made to. */
    private record Change(Object from, Set<Node> subjects) {}

    private final Object identity = new Object();
    private final List<Change> changes;
    private final Schema schema;
    private final Layers layers;
    private final Map<Node, Graph> graphs;
    private final Map<Node, Graph> asserted;
    private final DatasetGraph dataset;
    private final Optional<ForeignData> foreign;
    private final String version;
    private final Instant loadedAt;

    /** @param layers all that the snapshot consists of */
    Snapshot(Schema schema, Layers layers, Instant loadedAt) {
        this(schema, layers, List.of(), loadedAt);
    }

    private Snapshot(Schema schema, Layers layers, List<Change> changes, Instant loadedAt) {
        this.changes = changes;
        this.schema = Objects.requireNonNull(schema);
        this.layers = Objects.requireNonNull(layers);
        this.graphs = Collections.unmodifiableMap(layers.graphs().asMap());
        this.asserted = Collections.unmodifiableMap(asserted(schema, layers.graphs()));
        this.version = layers.digests().version();
        this.loadedAt = Objects.requireNonNull(loadedAt);
        this.dataset = freeze(layers);
        this.foreign = Optional.empty();
    }

    private Snapshot(Schema schema, ForeignData data, Instant loadedAt) {
        this.changes = List.of();
        this.schema = Objects.requireNonNull(schema);
        this.layers = null;
        SortedMap<Node, Graph> named = new TreeMap<>(BY_IRI);
        named.putAll(data.graphs());
        named.replaceAll((name, graph) -> schema.ontologies().getOrDefault(name, graph));
        this.graphs = Collections.unmodifiableMap(named);
        SortedMap<Node, Graph> stated = new TreeMap<>(named);
        stated.keySet().removeAll(schema.reservedGraphs());
        this.asserted = Collections.unmodifiableMap(stated);
        this.version = data.version();
        this.loadedAt = Objects.requireNonNull(loadedAt);
        this.dataset = data.dataset();
        this.foreign = Optional.of(data);
    }

    /**
     * Shows data that another engine holds. The graphs of the ontology are those of the schema.
     *
     * @param at when it was found so there
     */
    public static Snapshot of(Schema schema, ForeignData data, Instant at) {
        return new Snapshot(schema, data, at);
    }

    /** Whether another engine holds the data: then a read may fail, costs a request, and not everything can be asked, see {@link ForeignData}. */
    public boolean isForeign() {
        return foreign.isPresent();
    }

    /** What lists of things and search are made from: the union, or of foreign data the part of it that is at hand. */
    public Graph listing() {
        return foreign.map(ForeignData::listing).orElseGet(this::union);
    }

    /** The snapshot after a change of statements with these subjects. */
    Snapshot next(Layers next, Set<Node> subjects, Instant at) {
        return new Snapshot(schema, next, Stream.concat(Stream.of(new Change(identity, subjects)), changes.stream()).limit(REMEMBERED).toList(), at);
    }

    private static Map<Node, Graph> asserted(Schema schema, GraphTable graphs) {
        GraphTable asserted = graphs;
        for (Node name : schema.reservedGraphs()) {
            asserted = asserted.without(name);
        }
        return asserted.asMap();
    }

    /** Read-only; the default graph is the union of the named graphs. Safe for any number of threads. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** The named graphs by IRI, sorted by it. Not to be changed. */
    public Map<Node, Graph> graphs() {
        return graphs;
    }

    /** The named graphs that came as data: not those of the ontology, of the program, inferred or derived. Sorted; not to be changed. */
    public Map<Node, Graph> asserted() {
        return asserted;
    }

    /** What this snapshot was made under. */
    public Schema schema() {
        return schema;
    }

    /** All statements of all graphs, each once; read-only. Of foreign data, only patterns with a term are found. */
    public Graph union() {
        return dataset.getDefaultGraph();
    }

    /** The SHACL shapes that the data was checked against; read-only. */
    public Graph shapes() {
        return schema.shapes();
    }

    /** The files of the ontology, the shapes and the rules as they were written, comments and all: text by file name. */
    public SortedMap<String, String> ontologyFiles() {
        return schema.files();
    }

    /**
     * What the snapshot is made from, one line a part in the format of sha256sum: the SHA-256 of the canonical N-Quads of a
     * named graph, or of the text of a rule, two spaces, and its IRI; sorted by IRI. What is inferred, derived or described by
     * the loader follows from these parts and is not listed.
     */
    public String digests() {
        return foreign.map(ForeignData::digests).orElseGet(() -> layers.digests().text());
    }

    /** SHA-256 of {@link #digests()}, 64 hexadecimal digits: equal data, equal version. */
    public String version() {
        return version;
    }

    /** The first twelve digits of the version, for people. */
    public String shortVersion() {
        return version.substring(0, 12);
    }

    /** When this snapshot was made. */
    public Instant loadedAt() {
        return loadedAt;
    }

    /** How many statements there are, each counted once however many sources make it. */
    public long statements() {
        return foreign.map(ForeignData::statements).orElseGet(() -> (long) dataset.getDefaultGraph().size());
    }

    /** How many statements there are, counted once for each graph that holds it. */
    public long quads() {
        return foreign.map(ForeignData::quads).orElseGet(() -> graphs.values().stream().mapToLong(Graph::size).sum());
    }

    /**
     * The subjects of all statements that were added to or removed from a graph since an earlier snapshot.
     *
     * @return none where this one was not made from that one, or too many changes lie between
     */
    public Optional<Set<Node>> changedSince(Snapshot earlier) {
        Set<Node> subjects = new HashSet<>();
        if (earlier == this) {
            return Optional.of(subjects);
        }
        for (Change change : changes) {
            subjects.addAll(change.subjects());
            if (change.from() == earlier.identity) {
                return Optional.of(subjects);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalStateException for foreign data: they are not kept here */
    Layers layers() {
        if (layers == null) {
            throw new IllegalStateException("another engine holds the data");
        }
        return layers;
    }

    private static DatasetGraph freeze(Layers layers) {
        DatasetGraph indexed = new IndexedDataset(layers.graphs(), layers.union());
        Namespaces.all().forEach(indexed.prefixes()::add);
        indexed.getContext().set(ARQ.httpServiceAllowed, false);
        QuadExecution.install(indexed.getContext());
        return new DatasetGraphReadOnly(indexed);
    }
}
