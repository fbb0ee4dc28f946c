package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/**
 * Holds the rule that every named graph is described as a source, so that "who says so?" always has an answer. A graph that
 * the data does not describe is described from its name: one of the program in itself, any other in {@code graph/loaded}.
 */
final class SourceDescriptions {

    /** Graph of the descriptions that are made for graphs that came without one. */
    static final Node LOADED = NodeFactory.createURI(Namespaces.GRAPH + "loaded");

    private static final Node TYPE = RDF.type.asNode();
    private static final Node SOURCE = NodeFactory.createURI(Namespaces.ONTOLOGY + "Source");
    private static final Node RELIABILITY = NodeFactory.createURI(Namespaces.ONTOLOGY + "reliability");
    private static final List<Triple> OF_LOADED = description(LOADED, "Descriptions made by the loader for graphs that came without one");

    private SourceDescriptions() {}

    /** A finding for each graph that only {@link #complete} could describe. */
    static List<Finding> missing(Map<Node, Graph> graphs, GraphCollector files) {
        List<Finding> findings = new ArrayList<>();
        for (Node graph : graphs.keySet()) {
            if (!graph.equals(LOADED) && graphs.containsKey(LOADED) && graphs.get(LOADED).contains(graph, TYPE, SOURCE)) {
                Path file = files.filesOf(graph).stream().findFirst().orElse(null);
                findings.add(Finding.of(file, "The graph <" + graph + "> is not described as a source",
                        "Describe it in data/sources/ as an epg:Source with dcterms:title and epg:reliability."));
            }
        }
        return findings;
    }

    /** Describes the graphs that lack it; what is added is also added to {@code union}. */
    static void complete(Schema schema, Map<Node, Graph> graphs, Graph union) {
        schema.programGraphs().forEach((name, program) -> {
            if (!union.contains(name, TYPE, SOURCE)) {
                add(description(name, program.title()), graphs.get(name), union);
            }
        });
        Graph loaded = new GraphMemFast();
        graphs.keySet().stream().filter(name -> !union.contains(name, TYPE, SOURCE)).toList().forEach(name -> add(description(name, title(name)), loaded, union));
        if (!loaded.isEmpty()) {
            add(OF_LOADED, loaded, union);
            graphs.put(LOADED, loaded);
        }
    }

    private static void add(Collection<Triple> description, Graph graph, Graph union) {
        description.forEach(graph::add);
        description.forEach(union::add);
    }

    /**
     * How the descriptions change with the graphs.
     *
     * @param before the graphs before a change
     * @param after the graphs after it, with the descriptions of before
     * @param changes what changed in graphs
     * @return what graphs that hold descriptions gain and lose by that
     */
    static Map<Node, GraphChange> changes(Schema schema, GraphTable before, GraphTable after, Map<Node, GraphChange> changes) {
        Map<Node, GraphChange> descriptions = new LinkedHashMap<>();
        List<Triple> wanted = new ArrayList<>();
        List<Triple> unwanted = new ArrayList<>();
        for (Node name : affected(before, after, changes)) {
            ProgramGraph program = schema.programGraphs().get(name);
            if (program != null) {
                boolean described = program.statements().contains(name, TYPE, SOURCE) || isDescribed(name, after, Set.of(name, LOADED));
                List<Triple> own = description(name, program.title()).stream().filter(t -> !program.statements().contains(t)).toList();
                descriptions.put(name, change(after.get(name), described ? List.of() : own, described ? own : List.of()));
            } else {
                (after.contains(name) && !isDescribed(name, after, Set.of(LOADED)) ? wanted : unwanted).addAll(description(name, title(name)));
            }
        }
        descriptions.put(LOADED, ofLoaded(after.get(LOADED), change(after.get(LOADED), wanted, unwanted)));
        descriptions.values().removeIf(GraphChange::isEmpty);
        return descriptions;
    }

    /** The graphs that came or went and those of which it was or is now said that they are a source. */
    private static Set<Node> affected(GraphTable before, GraphTable after, Map<Node, GraphChange> changes) {
        Set<Node> affected = new LinkedHashSet<>();
        changes.forEach((name, change) -> {
            if (before.contains(name) != after.contains(name)) {
                affected.add(name);
            }
            Set<Triple> touched = new LinkedHashSet<>();
            change.addTo(touched);
            touched.stream().filter(t -> t.getPredicate().equals(TYPE) && t.getObject().equals(SOURCE)).map(Triple::getSubject).forEach(affected::add);
        });
        affected.remove(LOADED);
        return affected;
    }

    private static boolean isDescribed(Node name, GraphTable graphs, Set<Node> exceptIn) {
        return Iter.anyMatch(graphs.candidates(name, null), g -> !exceptIn.contains(g) && !g.equals(SnapshotLoader.INFERRED) && !g.equals(SnapshotLoader.DERIVED)
                && graphs.get(g).contains(name, TYPE, SOURCE));
    }

    private static GraphChange change(Graph graph, List<Triple> wanted, List<Triple> unwanted) {
        return new GraphChange(wanted.stream().filter(t -> !graph.contains(t)).toList(), unwanted.stream().filter(graph::contains).toList());
    }

    /** The graph of descriptions describes itself while it describes any other. */
    private static GraphChange ofLoaded(Graph loaded, GraphChange others) {
        int described = loaded.size() - (loaded.isEmpty() ? 0 : OF_LOADED.size()) + others.gained().size() - others.lost().size();
        List<Triple> gained = new ArrayList<>(others.gained());
        List<Triple> lost = new ArrayList<>(others.lost());
        if (loaded.isEmpty() && described > 0) {
            gained.addAll(OF_LOADED);
        } else if (!loaded.isEmpty() && described == 0) {
            lost.addAll(OF_LOADED);
        }
        return new GraphChange(gained, lost);
    }

    private static String title(Node graph) {
        String iri = graph.toString();
        return iri.startsWith(Namespaces.SOURCE) ? iri.substring(Namespaces.SOURCE.length()) : iri;
    }

    private static List<Triple> description(Node graph, String title) {
        Node label = NodeFactory.createLiteralLang(title, "en");
        boolean program = graph.toString().startsWith(Namespaces.GRAPH);
        return List.of(Triple.create(graph, TYPE, SOURCE),
                Triple.create(graph, DCTerms.title.asNode(), label),
                Triple.create(graph, SKOS.prefLabel.asNode(), label),
                Triple.create(graph, RELIABILITY, NodeFactory.createURI(Namespaces.THING + "status/" + (program ? "editorial" : "unverified"))));
    }
}
