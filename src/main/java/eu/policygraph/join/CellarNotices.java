package eu.policygraph.join;

import eu.policygraph.graph.InputException;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** Makes a source graph in our model of a Cellar tree notice about a procedure. Safe for any number of threads. */
public final class CellarNotices {

    /** What the names of the graphs of notices begin with. */
    public static final String GRAPHS = Namespaces.SOURCE + "cellar-procedure-";

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
        return new SourceGraph(name, known.renamed(mapping.result(keyed, Map.of("thisSource", name))), raw, List.of());
    }
}
