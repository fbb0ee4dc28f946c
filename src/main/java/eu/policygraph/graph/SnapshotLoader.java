package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Makes a snapshot from files: read, validate, infer, derive, freeze. */
public final class SnapshotLoader {

    /** Graph of what the loader infers from the ontology's axioms. */
    public static final Node INFERRED = NodeFactory.createURI(Namespaces.GRAPH + "inferred");

    /** Graph of what the rules of {@code ontology/rules} derive from dated facts. */
    public static final Node DERIVED = NodeFactory.createURI(Namespaces.GRAPH + "derived");

    private final SnapshotBuilder builder;
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
        this.builder = new SnapshotBuilder(clock);
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
        GraphCollector collector = new GraphCollector("f");
        Schema schema = Schema.read(layout.ontology(), additions, collector);
        RdfFiles.find(layout.data(), Namespaces.SOURCE).forEach(file -> DataReader.read(file, collector));
        refuse(collector.findings());
        Map<Node, Graph> data = collector.takeGraphs();
        SnapshotBuilder.Build build = builder.new Build(schema, data);
        long replaced = data.keySet().stream().filter(schema::reserves).count();
        watch.done("read", "%,d statements in %,d graphs from %,d files".formatted(build.union().size(), build.graphs().size(), collector.fileCount())
                + (replaced == 0 ? "" : "; %,d graphs of the data are made anew here".formatted(replaced)));

        List<Finding> violations = Validator.validate(schema.shapes(), build.union(), build.graphs(), collector);
        List<Finding> findings = new ArrayList<>(layout.enforced() ? violations : List.of());
        if (layout.describedSources()) {
            findings.addAll(SourceDescriptions.missing(build.graphs(), collector));
        }
        refuse(findings);
        watch.done("validate", violations.isEmpty() ? "no violation" : "violations, served as it is: " + violations.get(0).toLine());
        return build.finish(watch::done);
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
