package eu.policygraph.store;

import eu.policygraph.Project;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.model.Namespaces;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;

/** Invented statements to write into a small data set. */
final class Statements {

    static final Author ANN = new Author("ann", "write", "test");
    static final SnapshotBuilder BUILDER = new SnapshotBuilder(Project.CLOCK);
    static final Node GRAPH = NodeFactory.createURI(Namespaces.SOURCE + "notes");

    private Statements() {}

    /** The folder of the small invented data set under the ontology of the project. */
    static Layout layout() {
        return Layout.of(Project.HOME, List.of(Path.of("src/test/resources/graphs/policy.trig")));
    }

    /** The statement of a number. */
    static Quad statement(String text) {
        return Quad.create(GRAPH, NodeFactory.createURI(Namespaces.THING + "event/" + text), RDFS.comment.asNode(), NodeFactory.createLiteralString(text));
    }

    /** Adds statements that are not there yet. */
    static Change add(Quad... quads) {
        return now -> Delta.effective(now.asserted(), List.of(quads), List.of());
    }

    /** Adds {@code size} statements that belong together. */
    static Change addAll(String group, int size) {
        return add(IntStream.range(0, size).mapToObj(i -> statement(group + "-" + i)).toArray(Quad[]::new));
    }

    static Change remove(Quad... quads) {
        return now -> Delta.effective(now.asserted(), List.of(), List.of(quads));
    }

    /** TriG that describes a graph as a source, in a graph of its own. */
    static String source(String graph) {
        return """
                GRAPH <%sdescriptions> {
                    <%s> a <https://w3id.org/eu-policy-graph/ontology#Source> ; <http://purl.org/dc/terms/title> "%s"@en ;
                        <http://www.w3.org/2004/02/skos/core#prefLabel> "%s"@en ;
                        <https://w3id.org/eu-policy-graph/ontology#reliability> <https://w3id.org/eu-policy-graph/id/status/unverified> .
                }
                """.formatted(Namespaces.SOURCE, graph, graph, graph);
    }

    static boolean holds(Snapshot snapshot, Quad quad) {
        return snapshot.dataset().contains(quad);
    }
}
