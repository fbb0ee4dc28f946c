package eu.policygraph.join;

import eu.policygraph.graph.InputException;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/** Makes a source graph in our model of a Cellar tree notice about a procedure. Safe for any number of threads. */
public final class CellarNotices {

    /** What the names of the graphs of notices begin with. */
    public static final String GRAPHS = Namespaces.SOURCE + "cellar-procedure-";

    private static final Node EVENT = NodeFactory.createURI("http://publications.europa.eu/ontology/cdm#event_legal");

    private final Mapping mapping;
    private final Tables tables;
    private final KnownThings known;

    private CellarNotices(Mapping mapping, Tables tables, KnownThings known) {
        this.mapping = mapping;
        this.tables = tables;
        this.known = known;
    }

    /**
     * @param join folder {@code join} of the project
     * @param known what our data already have
     * @throws InputException when a query or a table of the folder is wrong
     */
    public static CellarNotices read(Path join, KnownThings known) throws InputException, IOException {
        Tables tables = Tables.read(join.resolve("tables"));
        return new CellarNotices(Mapping.read(join.resolve("cellar"), tables), tables, known);
    }

    Tables tables() {
        return tables;
    }

    /** @throws ImportException when the file is no RDF/XML, or describes no procedure with a number */
    public SourceGraph graphOf(RecordFile file) throws ImportException {
        Graph raw = RecordReader.read(file);
        Graph keyed = mapping.keyed(raw, known);
        keyed.find(Node.ANY, JoinTerms.SLUG, Node.ANY).mapWith(Triple::getSubject).filterKeep(known::isOrdered).toList()
                .forEach(procedure -> keyed.add(procedure, JoinTerms.ORDERED, NodeFactory.createLiteralByValue(true)));
        List<Node> slugs = keyed.find(Node.ANY, JoinTerms.SLUG, Node.ANY).mapWith(Triple::getObject).toList();
        if (slugs.isEmpty()) {
            throw new ImportException("it describes no procedure with a number such as 2018/206/COD; only notices of procedures can be imported");
        }
        String slug = slugs.stream().map(Node::getLiteralLexicalForm).min(String::compareTo).orElseThrow();
        Node name = NodeFactory.createURI(GRAPHS + slug);
        return new SourceGraph(name, known.renamed(known.met(mapping.result(keyed, Map.of("thisSource", name)))), raw, remarks(keyed, slug));
    }

    /** What of the events somebody should look at. */
    private static List<String> remarks(Graph keyed, String slug) {
        List<String> remarks = new ArrayList<>();
        keyed.find(Node.ANY, JoinTerms.UNLISTED, Node.ANY).mapWith(t -> t.getObject().getLiteralLexicalForm()).toSet().stream().sorted()
                .forEach(words -> remarks.add(slug + ": tables/event-wordings.csv has no code for the type of event '" + words + "'; the event is kept in these words"));
        long undated = keyed.find(Node.ANY, RDF.type.asNode(), EVENT).mapWith(Triple::getSubject).toSet().stream().filter(event -> !keyed.contains(event, JoinTerms.DAY, Node.ANY)).count();
        if (undated > 0) {
            remarks.add(slug + ": " + undated + (undated == 1 ? " event has no day and is" : " events have no day and are") + " left out");
        }
        return remarks;
    }
}
