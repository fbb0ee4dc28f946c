package eu.policygraph.backend;

import eu.policygraph.graph.ForeignData;
import eu.policygraph.model.Namespaces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from an engine what a snapshot of its data needs, and tells when the data are others. Safe for any number of threads. */
public final class RemoteData {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteData.class);

    /** For a question about all data, as counting them. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Backend engine;
    private final Options options;
    private volatile List<String> leftOut = List.of();

    /**
     * How the data lie in the engine.
     *
     * @param union a graph that holds the union of the others; empty when the default graph is that
     * @param version a SELECT whose rows are others when the data are; empty when statements are to be counted
     * @param listed properties whose statements lists of things and search are made from
     * @param lookup the most time that one answer may spend on finding what is said of things
     */
    public record Options(Optional<String> union, Optional<Query> version, Set<Node> listed, Duration lookup) {
        public Options {
            Objects.requireNonNull(union);
            Objects.requireNonNull(version);
            listed = Set.copyOf(listed);
            Objects.requireNonNull(lookup);
        }
    }

    public RemoteData(Backend engine, Options options) {
        this.engine = engine;
        this.options = options;
    }

    /** Whether an operator says when the data are others: otherwise statements are counted, which misses what is replaced one by one. */
    public boolean hasVersionQuery() {
        return options.version().isPresent();
    }

    /**
     * A text that is another when the data are.
     *
     * @throws eu.policygraph.admission.RefusedException when the engine does not answer
     */
    public String fingerprint() {
        return options.version().map(query -> new Inspection(engine, LONG).rows(query)).orElseGet(() -> digests(graphs()));
    }

    /**
     * The data as they are now. Their version is made of all that {@link #fingerprint} tells; where that may miss a change, of the time too,
     * so that no answer from before is taken for one from now. What tells of a change is asked before the data: what changes between them is seen next time.
     *
     * @param at the time
     * @throws UnsuitableException when the engine does not do what everything here relies on
     * @throws eu.policygraph.admission.RefusedException when it does not answer
     */
    public ForeignData read(Instant at) throws UnsuitableException {
        String asOf = options.version().map(query -> new Inspection(engine, LONG).rows(query)).orElse(at + "\n");
        SortedMap<String, Long> graphs = graphs();
        if (options.union().isPresent()) {
            keepThoseInUnion(graphs);
        }
        Backend placed = placed(graphs.keySet());
        Inspection inspection = new Inspection(placed, LONG);
        long statements = inspection.statements();
        inspection.requireUnion(graphs, statements);
        Graph listing = inspection.listing(options.listed());
        Lookups lookups = new Lookups(placed, options.lookup());
        Map<Node, Graph> named = new HashMap<>();
        graphs.forEach((name, size) -> named.put(NodeFactory.createURI(name), RemoteGraph.named(NodeFactory.createURI(name), lookups, size)));
        RemoteDataset dataset = new RemoteDataset(lookups, named, RemoteGraph.union(lookups, listing, options.listed(), statements));
        Namespaces.all().forEach(dataset.prefixes()::add);
        placed.holds(dataset);
        String digests = digests(graphs) + asOf;
        return new ForeignData(dataset, named, listing, digests, hash(digests), statements, graphs.values().stream().mapToLong(Long::longValue).sum());
    }

    /** All named graphs of the engine that can be asked for. */
    private SortedMap<String, Long> graphs() {
        SortedMap<String, Long> graphs = new Inspection(engine, LONG).graphs();
        graphs.keySet().removeIf(name -> !Terms.canBeNamed(NodeFactory.createURI(name)));
        return graphs;
    }

    /** Engines have graphs of their own. */
    private void keepThoseInUnion(SortedMap<String, Long> graphs) throws UnsuitableException {
        String union = options.union().orElseThrow();
        if (graphs.remove(union) == null) {
            throw new UnsuitableException("it has no graph <" + union + ">, which --backend-union names");
        }
        List<String> others = new Inspection(placed(graphs.keySet()), LONG).outsideUnion(List.copyOf(graphs.keySet()));
        graphs.keySet().removeAll(others);
        if (!others.equals(leftOut)) {
            LOG.info("graphs of the engine that are not in <{}> are left out: {}", union, others);
            leftOut = others;
        }
    }

    private Backend placed(Set<String> graphs) {
        return options.union().<Backend>map(union -> new UnionBackend(engine, union, graphs)).orElse(engine);
    }

    private static String digests(SortedMap<String, Long> graphs) {
        return graphs.entrySet().stream().map(graph -> graph.getValue() + "  " + graph.getKey() + "\n").collect(Collectors.joining());
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
