package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.sparql.graph.GraphReadOnly;

/**
 * What a snapshot is made under, data apart: the graphs of the ontology, the shapes, the rules, the text of these files, and
 * the graphs that the program itself adds. Immutable.
 */
public final class Schema {

    /** Graph of the descriptions that a load has made for sources without one; mostly empty. */
    public static final Node LOADED = SourceDescriptions.LOADED;

    private static final String RULES_FOLDER = "rules";
    private static final String ONTOLOGY_GRAPHS = Namespaces.GRAPH + "ontology/";
    private static final String SHAPES_FILE = "shapes.ttl";

    private final SortedMap<Node, Graph> ontologies;
    private final Supplier<Axioms> axioms;
    private final Graph shapes;
    private final Supplier<Rules> rules;
    private final SortedMap<String, String> files;
    private final Map<Node, ProgramGraph> programGraphs;
    private final Set<Node> reserved;

    private Schema(SortedMap<Node, Graph> ontologies, Graph shapes, Supplier<Rules> rules, SortedMap<String, String> files, Collection<ProgramGraph> programGraphs) {
        this.ontologies = Collections.unmodifiableSortedMap(ontologies);
        this.axioms = Once.of(() -> Axioms.of(ontologies.values()));
        this.shapes = shapes;
        this.rules = rules;
        this.files = Collections.unmodifiableSortedMap(files);
        this.programGraphs = programGraphs.stream().collect(Collectors.toUnmodifiableMap(g -> NodeFactory.createURI(g.iri()), g -> g));
        Set<Node> names = new HashSet<>(Set.of(SnapshotLoader.INFERRED, SnapshotLoader.DERIVED, SourceDescriptions.LOADED));
        names.addAll(ontologies.keySet());
        names.addAll(this.programGraphs.keySet());
        this.reserved = Set.copyOf(names);
    }

    /**
     * Reads the ontology files, {@code shapes.ttl} and the rules of a folder.
     *
     * @param programGraphs graphs that the program adds to what the files say
     * @throws InputException when a file has errors or the folder has no RDF
     */
    public static Schema read(Path folder, List<ProgramGraph> programGraphs) throws InputException, IOException {
        GraphCollector collector = new GraphCollector("o");
        Schema schema = read(folder, programGraphs, collector);
        if (!collector.findings().isEmpty()) {
            throw new InputException(collector.findings());
        }
        return schema;
    }

    /** The same, where errors in RDF files are left in {@code collector}, which also learns which file holds what. */
    static Schema read(Path folder, List<ProgramGraph> programGraphs, GraphCollector collector) throws InputException, IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        GraphCollector shapes = new GraphCollector("s");
        for (RdfFile file : RdfFiles.find(List.of(folder), ONTOLOGY_GRAPHS)) {
            DataReader.read(file, file.path().getFileName().toString().equals(SHAPES_FILE) ? shapes : collector);
            texts.put(folder.relativize(file.path()).toString().replace('\\', '/'), Files.readString(file.path()));
        }
        collector.findings().addAll(shapes.findings());
        Rules rules = Rules.read(folder.resolve(RULES_FOLDER));
        rules.files().forEach((name, text) -> texts.put(RULES_FOLDER + "/" + name, text));
        return new Schema(collector.takeGraphs(), union(shapes.takeGraphs()), () -> rules, texts, programGraphs);
    }

    /**
     * The schema that {@link #read} has made before and that another program run left; axioms and rules are worked out when a change needs them.
     *
     * @param files as {@link #files()}
     */
    static Schema known(SortedMap<Node, Graph> ontologies, Graph shapes, SortedMap<String, String> files, Collection<ProgramGraph> programGraphs) {
        SortedMap<String, String> rules = new TreeMap<>();
        files.forEach((name, text) -> {
            if (name.startsWith(RULES_FOLDER + "/")) {
                rules.put(name.substring(RULES_FOLDER.length() + 1), text);
            }
        });
        return new Schema(ontologies, shapes, Once.of(() -> Rules.known(rules)), files, programGraphs);
    }

    /** Whether a graph of that name is made by the program or comes with the ontology, so that data cannot write to it. */
    public boolean reserves(Node graph) {
        return reserved.contains(graph);
    }

    /** The graphs that are made here. */
    public Set<Node> reservedGraphs() {
        return reserved;
    }

    /** The SHACL shapes that data is checked against; read-only. */
    public Graph shapes() {
        return new GraphReadOnly(shapes);
    }

    /** The files of the ontology, the shapes and the rules as they were written, comments and all: text by file name. */
    public SortedMap<String, String> files() {
        return files;
    }

    SortedMap<Node, Graph> ontologies() {
        return ontologies;
    }

    Axioms axioms() {
        return axioms.get();
    }

    Rules rules() {
        return rules.get();
    }

    /** The digests of the rules. */
    PartDigests digests() {
        PartDigests digests = PartDigests.NONE;
        for (Map.Entry<String, String> file : rules().files().entrySet()) {
            digests = digests.with(Namespaces.BASE + "ontology/" + RULES_FOLDER + "/" + file.getKey(), file.getValue());
        }
        return digests;
    }

    Map<Node, ProgramGraph> programGraphs() {
        return programGraphs;
    }

    private static Graph union(Map<Node, Graph> graphs) {
        Graph union = new GraphMemFast();
        graphs.values().forEach(g -> g.find().forEachRemaining(union::add));
        return union;
    }
}
