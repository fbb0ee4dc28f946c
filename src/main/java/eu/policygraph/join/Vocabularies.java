package eu.policygraph.join;

import eu.policygraph.graph.InputException;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;

/** Makes a source graph of a vocabulary in SKOS: EuroVoc, or a table of the EU authorities. Safe for any number of threads. */
public final class Vocabularies {

    /** The name of the graph of EuroVoc. */
    public static final String EUROVOC_GRAPH = Namespaces.SOURCE + "eurovoc";

    /** What the names of the graphs of authority tables begin with. */
    public static final String TABLE_GRAPHS = Namespaces.SOURCE + "eu-authority-";

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final String EUROVOC = "http://eurovoc.europa.eu/100141";

    private final Mapping mapping;
    private final KnownThings known;

    private Vocabularies(Mapping mapping, KnownThings known) {
        this.mapping = mapping;
        this.known = known;
    }

    /**
     * @param join folder {@code join} of the project
     * @param known what our data already have: their preferred names are kept
     * @throws InputException when a query of the folder is wrong
     */
    public static Vocabularies read(Path join, KnownThings known) throws InputException, IOException {
        return new Vocabularies(Mapping.read(join.resolve("skos"), Tables.read(join.resolve("tables"))), known);
    }

    /** @throws ImportException when the file is not EuroVoc in SKOS */
    public SourceGraph eurovoc(RecordFile file) throws ImportException {
        return graphOf(file, EUROVOC, EUROVOC_GRAPH, "EuroVoc");
    }

    /** @throws ImportException when the file is not an authority table in SKOS */
    public SourceGraph authorityTable(RecordFile file) throws ImportException {
        return graphOf(file, AUTHORITY, TABLE_GRAPHS, "EU authority table of ");
    }

    private SourceGraph graphOf(RecordFile file, String schemes, String graph, String title) throws ImportException {
        Graph raw = RecordReader.read(file);
        Node scheme = mainScheme(raw, schemes);
        boolean table = graph.equals(TABLE_GRAPHS);
        String code = scheme.getURI().substring(scheme.getURI().lastIndexOf('/') + 1);
        Node name = NodeFactory.createURI(graph + (table ? code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") : ""));
        String version = raw.find(scheme, OWL.versionInfo.asNode(), Node.ANY).nextOptional().map(t -> ", version " + t.getObject().getLiteralLexicalForm()).orElse("");
        Node label = NodeFactory.createLiteralLang(title + (table ? code.replace('-', ' ') : "") + version, "en");
        Graph keyed = mapping.keyed(raw, KnownThings.NONE);
        Graph result = known.renamed(mapping.result(keyed, Map.of("thisSource", name, "thisTitle", label, "thisScheme", scheme)));
        List<String> remarks = result.find(Node.ANY, SKOS.editorialNote.asNode(), Node.ANY).mapWith(t -> t.getSubject() + ": " + t.getObject().getLiteralLexicalForm()).toList().stream().sorted().toList();
        return new SourceGraph(name, result, raw, remarks);
    }

    /** The scheme that most concepts are in. */
    private static Node mainScheme(Graph graph, String start) throws ImportException {
        Map<Node, Long> counts = graph.find(Node.ANY, SKOS.inScheme.asNode(), Node.ANY).toList().stream()
                .filter(t -> t.getObject().isURI() && t.getObject().getURI().startsWith(start)).collect(Collectors.groupingBy(t -> t.getObject(), Collectors.counting()));
        return counts.entrySet().stream().max(Map.Entry.<Node, Long>comparingByValue().thenComparing(e -> e.getKey().getURI(), Comparator.reverseOrder())).map(Map.Entry::getKey)
                .orElseThrow(() -> new ImportException("it holds no concept with skos:inScheme <" + start + (start.equals(EUROVOC) ? ">" : "…>")));
    }
}
