package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private final Schema schema;
    private final Map<Node, Graph> graphs;
    private final Map<Node, Graph> asserted;
    private final Graph union;
    private final DatasetGraph dataset;
    private final String version;
    private final Instant loadedAt;

    /**
     * @param graphs named graphs in the order of their IRIs; not changed from here on
     * @param union all their statements in one graph, each once
     * @param version 64 hexadecimal digits, see {@link CanonicalQuads#sha256}
     */
    Snapshot(Schema schema, SortedMap<Node, Graph> graphs, Graph union, String version, Instant loadedAt) {
        this.schema = Objects.requireNonNull(schema);
        this.graphs = Collections.unmodifiableMap(graphs);
        SortedMap<Node, Graph> data = new TreeMap<>(BY_IRI);
        graphs.forEach((name, graph) -> {
            if (!schema.reserves(name)) {
                data.put(name, graph);
            }
        });
        this.asserted = Collections.unmodifiableMap(data);
        this.union = Objects.requireNonNull(union);
        this.version = Objects.requireNonNull(version);
        this.loadedAt = Objects.requireNonNull(loadedAt);
        this.dataset = freeze(graphs, union);
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

    /** All statements of all graphs, each once; read-only. */
    public Graph union() {
        return dataset.getDefaultGraph();
    }

    /** The SHACL shapes that the data was checked against; read-only. */
    public Graph shapes() {
        return schema.shapes();
    }

    /** The files of the ontology and the shapes as they were written, comments and all: text by file name. */
    public SortedMap<String, String> ontologyFiles() {
        return schema.files();
    }

    /** SHA-256 of the canonical N-Quads, 64 hexadecimal digits: equal data, equal version. */
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
        return union.size();
    }

    /** How many statements there are, counted once for each graph that holds it. */
    public long quads() {
        return graphs.values().stream().mapToLong(Graph::size).sum();
    }

    private static DatasetGraph freeze(Map<Node, Graph> graphs, Graph union) {
        DatasetGraph indexed = new IndexedDataset(graphs, union);
        Namespaces.all().forEach(indexed.prefixes()::add);
        indexed.getContext().set(ARQ.httpServiceAllowed, false);
        QuadExecution.install(indexed.getContext());
        return new DatasetGraphReadOnly(indexed);
    }
}
