package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/** Holds the rule that every named graph is described as a source, so that "who says so?" always has an answer. */
final class SourceDescriptions {

    private static final Node SOURCE = NodeFactory.createURI(Namespaces.ONTOLOGY + "Source");
    private static final Node RELIABILITY = NodeFactory.createURI(Namespaces.ONTOLOGY + "reliability");
    /** Graph of the descriptions that are made for graphs that came without one. */
    static final Node LOADED = NodeFactory.createURI(Namespaces.GRAPH + "loaded");

    private SourceDescriptions() {}

    /** A finding for each graph that only {@link #complete(Map, Graph)} could describe. */
    static List<Finding> missing(Map<Node, Graph> graphs, GraphCollector files) {
        List<Finding> findings = new ArrayList<>();
        for (Node graph : graphs.keySet()) {
            if (!graph.equals(LOADED) && graphs.containsKey(LOADED) && graphs.get(LOADED).contains(graph, RDF.type.asNode(), SOURCE)) {
                Path file = files.filesOf(graph).stream().findFirst().orElse(null);
                findings.add(Finding.of(file, "The graph <" + graph + "> is not described as a source",
                        "Describe it in data/sources/ as an epg:Source with dcterms:title and epg:reliability."));
            }
        }
        return findings;
    }

    /** Describes the graphs that lack it, from their names, in the graph {@code graph/loaded}. */
    static void complete(Map<Node, Graph> graphs, Graph union) {
        Set<Node> undescribed = undescribed(graphs.keySet(), union);
        if (undescribed.isEmpty()) {
            return;
        }
        Graph loaded = new GraphMemFast();
        undescribed.forEach(graph -> describe(graph, title(graph), loaded));
        describe(LOADED, "Descriptions made by the loader for graphs that came without one", loaded);
        graphs.put(LOADED, loaded);
        loaded.find().forEachRemaining(union::add);
    }

    /** Describes a graph of the program in that graph itself, unless the data describe it. */
    static void complete(ProgramGraph addition, Map<Node, Graph> graphs, Graph union) {
        Node name = NodeFactory.createURI(addition.iri());
        if (!undescribed(Set.of(name), union).isEmpty()) {
            describe(name, addition.title(), graphs.get(name));
            graphs.get(name).stream(name, Node.ANY, Node.ANY).forEach(union::add);
        }
    }

    private static Set<Node> undescribed(Set<Node> graphs, Graph union) {
        return graphs.stream().filter(g -> !union.contains(g, RDF.type.asNode(), SOURCE)).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static String title(Node graph) {
        String iri = graph.toString();
        return iri.startsWith(Namespaces.SOURCE) ? iri.substring(Namespaces.SOURCE.length()) : iri;
    }

    private static void describe(Node graph, String title, Graph into) {
        Node label = NodeFactory.createLiteralLang(title, "en");
        boolean program = graph.toString().startsWith(Namespaces.GRAPH);
        into.add(graph, RDF.type.asNode(), SOURCE);
        into.add(graph, DCTerms.title.asNode(), label);
        into.add(graph, org.apache.jena.vocabulary.SKOS.prefLabel.asNode(), label);
        into.add(graph, RELIABILITY, NodeFactory.createURI(Namespaces.THING + "status/" + (program ? "editorial" : "unverified")));
    }
}
