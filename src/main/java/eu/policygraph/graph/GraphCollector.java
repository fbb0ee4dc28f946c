package eu.policygraph.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/**
 * Gathers the statements of all files, graph by graph. Blank nodes get labels counted per file in order of appearance,
 * so that the same files always give the same statements; {@code labels} keeps those of two collectors apart.
 */
final class GraphCollector {

    private final Map<Node, Graph> graphs = new LinkedHashMap<>();
    private final Map<Node, Set<Path>> files = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** Each IRI once: many files speak of the same things. */
    private final Map<Node, Node> iris = new HashMap<>();
    private final String labels;
    private int fileCount;

    /** @param labels what the labels of blank nodes begin with */
    GraphCollector(String labels) {
        this.labels = labels;
    }

    /** Where the reader of {@code file} sends its statements. */
    Sink sink(RdfFile file) {
        return new Sink(file, fileCount++);
    }

    /** The graphs by name, sorted by IRI; from here on the collector begins anew, and still knows the files of these. */
    SortedMap<Node, Graph> takeGraphs() {
        SortedMap<Node, Graph> sorted = new TreeMap<>(Snapshot.BY_IRI);
        sorted.putAll(graphs);
        graphs.clear();
        return sorted;
    }

    /** The files in which statements of a graph were found. */
    Set<Path> filesOf(Node graph) {
        return files.getOrDefault(graph, Set.of());
    }

    /** The file in which {@code graph} has {@code subject}: read again, for it is asked only when something is wrong. */
    Optional<Path> fileHolding(Node graph, Node subject) {
        Set<Path> candidates = filesOf(graph);
        return candidates.stream().filter(f -> candidates.size() == 1 || holds(f, graph, subject)).findFirst();
    }

    private static boolean holds(Path file, Node graph, Node subject) {
        boolean[] found = {false};
        RDFParser.source(IO.openFile(file.toString())).lang(RDFLanguages.filenameToLang(file.toString())).errorHandler(ErrorHandlerFactory.errorHandlerNoLogging).parse(new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                found[0] |= quad.getSubject().equals(subject) && quad.getGraph().equals(graph);
            }
        });
        return found[0];
    }

    /** How many files were read. */
    int fileCount() {
        return fileCount;
    }

    List<Finding> findings() {
        return findings;
    }

    final class Sink extends StreamRDFBase {
        private final RdfFile file;
        private final int number;
        private final Map<Node, Node> blanks = new HashMap<>();
        private final Node ownGraph;
        private Node lastName;
        private Graph lastGraph;
        private long outside;
        private Triple firstOutside;

        private Sink(RdfFile file, int number) {
            this.file = file;
            this.number = number;
            this.ownGraph = file.graph() == null ? null : NodeFactory.createURI(file.graph());
        }

        @Override
        public void triple(Triple triple) {
            if (ownGraph == null) {
                refuse(triple);
            } else {
                add(ownGraph, triple);
            }
        }

        @Override
        public void quad(Quad quad) {
            if (quad.isDefaultGraph() || quad.getGraph() == null) {
                triple(quad.asTriple());
            } else {
                add(stable(quad.getGraph()), quad.asTriple());
            }
        }

        @Override
        public void finish() {
            if (outside > 0) {
                findings.add(Finding.of(file.path(),
                        outside + (outside == 1 ? " statement stands" : " statements stand") + " outside a named source graph, first: " + firstOutside,
                        "Put each into the GRAPH <…/source/…> { } block of the source that makes it."));
            }
        }

        private void refuse(Triple triple) {
            firstOutside = outside++ == 0 ? triple : firstOutside;
        }

        private void add(Node name, Triple triple) {
            if (!name.equals(lastName)) {
                lastName = name;
                lastGraph = graphs.computeIfAbsent(name, n -> new GraphMemFast());
                files.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(file.path());
            }
            lastGraph.add(Triple.create(stable(triple.getSubject()), stable(triple.getPredicate()), stable(triple.getObject())));
        }

        private Node stable(Node node) {
            return node.isURI() ? iris.computeIfAbsent(node, Function.identity()) : node.isBlank() ? blanks.computeIfAbsent(node, b -> NodeFactory.createBlankNode(labels + number + "b" + blanks.size())) : node;
        }
    }
}
