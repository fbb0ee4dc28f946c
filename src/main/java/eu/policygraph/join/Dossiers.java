package eu.policygraph.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;

/** The procedures that the notice of an act or document names as the ones it belongs to. */
public final class Dossiers {

    private static final String RESOURCE = "http://publications.europa.eu/resource/";
    private static final String PROCEDURES = RESOURCE + "procedure/";
    private static final String CDM = "http://publications.europa.eu/ontology/cdm#";

    private Dossiers() {}

    /**
     * @param notice file of the notice
     * @param work what it is about
     * @return keys of procedures, in the order of their numbers
     * @throws ImportException when the file is no RDF/XML
     */
    public static List<RecordKey> of(Path notice, RecordKey work) throws ImportException, IOException {
        Graph graph = RecordReader.read(RecordFile.of(notice.toString(), Files.readAllBytes(notice)));
        Set<String> procedures = new TreeSet<>();
        for (Node name : names(graph, NodeFactory.createURI(RESOURCE + work.path()))) {
            graph.find(name, Node.ANY, Node.ANY).filterKeep(t -> t.getPredicate().getURI().startsWith(CDM) && t.getPredicate().getURI().endsWith("_dossier") && t.getObject().isURI())
                    .mapWith(Triple::getObject).toList().forEach(dossier -> names(graph, dossier).stream().map(Node::getURI).filter(iri -> iri.startsWith(PROCEDURES)).forEach(procedures::add));
        }
        return procedures.stream().flatMap(iri -> RecordKey.of(iri.substring(PROCEDURES.length())).stream()).toList();
    }

    /** All addresses of a thing, over {@code owl:sameAs} in both directions. */
    private static Set<Node> names(Graph graph, Node thing) {
        Set<Node> names = new HashSet<>(Set.of(thing));
        Deque<Node> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            Node name = open.remove();
            graph.find(name, OWL.sameAs.asNode(), Node.ANY).mapWith(Triple::getObject).andThen(graph.find(Node.ANY, OWL.sameAs.asNode(), name).mapWith(Triple::getSubject))
                    .filterKeep(Node::isURI).toList().forEach(other -> {
                        if (names.add(other)) {
                            open.add(other);
                        }
                    });
        }
        return names;
    }
}
