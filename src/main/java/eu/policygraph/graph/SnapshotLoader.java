package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.mem.GraphMemFast;

/** Makes a snapshot from files: read, validate, infer, derive, freeze. */
public final class SnapshotLoader {

    /** Graph of what the loader infers from the ontology's axioms. */
    public static final Node INFERRED = NodeFactory.createURI(Namespaces.GRAPH + "inferred");

    /** Graph of what the rules of {@code ontology/rules} derive from dated facts. */
    public static final Node DERIVED = NodeFactory.createURI(Namespaces.GRAPH + "derived");

    private static final String RULES_FOLDER = "rules";
    private static final String ONTOLOGY_GRAPHS = Namespaces.GRAPH + "ontology/";
    private static final String SHAPES_FILE = "shapes.ttl";

    private final Clock clock;
    private final Progress progress;

    /** Told of each step when it is done. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param step what was done, as "read"
         * @param result what came of it, in words
         */
        void done(String step, String result, Duration took);
    }

    public SnapshotLoader(Clock clock, Progress progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @throws InputException when anything in the input is wrong; nothing is served then
     */
    public Snapshot load(Layout layout) throws InputException, IOException {
        return load(layout, List.of());
    }

    /**
     * @param additions graphs that the program adds to what the files say
     * @throws InputException when anything in the input is wrong; nothing is served then
     */
    public Snapshot load(Layout layout, List<ProgramGraph> additions) throws InputException, IOException {
        Stopwatch watch = new Stopwatch();
        GraphCollector collector = new GraphCollector();
        List<RdfFile> files = files(layout);
        files.forEach(file -> DataReader.read(file, collector));
        Graph shapes = readShapes(layout.ontology().resolve(SHAPES_FILE), collector);
        refuse(collector.findings());
        Map<Node, Graph> graphs = collector.graphs();
        additions.forEach(addition -> graphs.put(NodeFactory.createURI(addition.iri()), copy(addition.statements())));
        Graph union = union(graphs);
        additions.forEach(addition -> SourceDescriptions.complete(addition, graphs, union));
        watch.done("read", "%,d statements in %,d graphs from %,d files".formatted(union.size(), graphs.size(), files.size()));

        Rules rules = Rules.read(layout.ontology().resolve(RULES_FOLDER));
        graphs.put(INFERRED, new GraphMemFast());
        graphs.put(DERIVED, new GraphMemFast());
        if (!layout.describedSources()) {
            SourceDescriptions.complete(graphs, union, collector);
        }
        List<Finding> violations = Validator.validate(shapes, union, graphs, collector);
        List<Finding> findings = new ArrayList<>(layout.enforced() ? violations : List.of());
        findings.addAll(SourceDescriptions.missing(graphs, union, collector));
        refuse(findings);
        watch.done("validate", violations.isEmpty() ? "no violation" : "violations, served as it is: " + violations.get(0).toLine());

        Inference inference = new Inference(Axioms.of(ontologies(graphs)), union);
        graphs.put(INFERRED, inference.of(union));
        watch.done("infer", "%,d statements".formatted(graphs.get(INFERRED).size()));

        Graph derived = rules.derive(graphs, union);
        graphs.put(DERIVED, derived);
        inference.of(derived);
        watch.done("derive", "%,d statements by %,d rules".formatted(derived.size(), rules.count()));

        String version = CanonicalQuads.sha256(CanonicalQuads.lines(graphs));
        Snapshot snapshot = new Snapshot(graphs, union, shapes, ontologyFiles(layout.ontology()), version, clock.instant());
        watch.done("freeze", "version " + snapshot.shortVersion());
        return snapshot;
    }

    private static List<RdfFile> files(Layout layout) throws InputException, IOException {
        List<RdfFile> files = new ArrayList<>();
        for (RdfFile file : RdfFiles.find(List.of(layout.ontology()), ONTOLOGY_GRAPHS)) {
            if (!file.path().getFileName().toString().equals(SHAPES_FILE)) {
                files.add(file);
            }
        }
        files.addAll(RdfFiles.find(layout.data(), Namespaces.SOURCE));
        return files;
    }

    private static Graph readShapes(Path file, GraphCollector findings) {
        GraphCollector collector = new GraphCollector();
        DataReader.read(RdfFile.of(file, ONTOLOGY_GRAPHS), collector);
        findings.findings().addAll(collector.findings());
        return union(collector.graphs());
    }

    private static SortedMap<String, String> ontologyFiles(Path folder) throws InputException, IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (RdfFile file : RdfFiles.find(List.of(folder), ONTOLOGY_GRAPHS)) {
            texts.put(folder.relativize(file.path()).toString().replace('\\', '/'), Files.readString(file.path()));
        }
        return texts;
    }

    private static Graph copy(Graph graph) {
        Graph copy = new GraphMemFast();
        graph.find().forEachRemaining(copy::add);
        return copy;
    }

    private static Graph union(Map<Node, Graph> graphs) {
        Graph union = new GraphMemFast();
        graphs.values().forEach(g -> g.find().forEachRemaining(union::add));
        return union;
    }

    private static List<Graph> ontologies(Map<Node, Graph> graphs) {
        return graphs.entrySet().stream().filter(e -> e.getKey().toString().startsWith(ONTOLOGY_GRAPHS)).map(Map.Entry::getValue).toList();
    }

    private static void refuse(List<Finding> findings) throws InputException {
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
    }

    private final class Stopwatch {
        private long started = System.nanoTime();

        void done(String step, String result) {
            long now = System.nanoTime();
            progress.done(step, result, Duration.ofNanos(now - started));
            started = now;
        }
    }
}
