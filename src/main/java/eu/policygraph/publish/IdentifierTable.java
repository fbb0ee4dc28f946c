package eu.policygraph.publish;

import static eu.policygraph.publish.Vocabulary.property;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;

/** The crosswalk: what each of our things is called elsewhere, one column for each scheme of identifiers. */
final class IdentifierTable {

    /** Prefix of the graphs that hold links to one other data set each. */
    static final String LINKS = Namespaces.GRAPH + "links/";

    private static final List<Node> TEXTS = List.of(property("eli:id_local").asNode(), property("eli:number").asNode(), DCTerms.identifier.asNode(), property("epg:ojReference").asNode(),
            property("eli-dl:process_id").asNode(), property("adms:identifier").asNode());
    private static final List<Node> LINKING = List.of(OWL.sameAs.asNode(), SKOS.exactMatch.asNode());

    private final Map<String, Map<String, TreeSet<String>>> rows = new TreeMap<>();
    private final Map<String, Optional<String>> schemes = new TreeMap<>();
    private final Map<String, String> labelOf = new HashMap<>();
    private final EnglishLabels labels;

    private IdentifierTable(EnglishLabels labels) {
        this.labels = labels;
    }

    static CsvTable of(Snapshot snapshot) {
        IdentifierTable table = new IdentifierTable(new EnglishLabels(snapshot.union()));
        for (Map.Entry<Node, Graph> graph : snapshot.graphs().entrySet()) {
            String name = graph.getKey().toString();
            TEXTS.forEach(property -> table.take(graph.getValue(), property, Namespaces.shorten(property.getURI()).replaceAll("[^A-Za-z0-9]+", "_"), Optional.of(property.getURI())));
            if (name.startsWith(LINKS)) {
                LINKING.forEach(property -> table.take(graph.getValue(), property, "link_" + name.substring(LINKS.length()).replaceAll("[^A-Za-z0-9]+", "_"), Optional.of(OWL.sameAs.getURI())));
            }
        }
        return table.build();
    }

    private void take(Graph graph, Node property, String scheme, Optional<String> iri) {
        graph.stream(Node.ANY, property, Node.ANY).filter(t -> t.getSubject().isURI() && t.getSubject().getURI().startsWith(Namespaces.THING)).forEach((Triple t) -> {
            String value = t.getObject().isLiteral() ? t.getObject().getLiteralLexicalForm() : t.getObject().toString();
            schemes.put(scheme, iri);
            rows.computeIfAbsent(t.getSubject().getURI(), s -> new HashMap<>()).computeIfAbsent(scheme, s -> new TreeSet<>()).add(value);
            labelOf.computeIfAbsent(t.getSubject().getURI(), s -> labels.of(t.getSubject()));
        });
    }

    private CsvTable build() {
        List<String> order = schemes.keySet().stream().sorted(Comparator.comparing((String s) -> s.startsWith("link_")).thenComparing(s -> s)).toList();
        List<CsvTable.Column> columns = new ArrayList<>(List.of(new CsvTable.Column("id", Optional.empty(), "anyURI", Optional.empty(), false),
                CsvTable.Column.reading("kind", false), CsvTable.Column.reading("label", false)));
        for (String scheme : order) {
            boolean list = rows.values().stream().anyMatch(r -> r.containsKey(scheme) && r.get(scheme).size() > 1);
            columns.add(new CsvTable.Column(scheme, schemes.get(scheme), scheme.startsWith("link_") ? "anyURI" : "string", Optional.empty(), list));
        }
        List<List<String>> cells = new ArrayList<>();
        rows.forEach((id, values) -> {
            List<String> row = new ArrayList<>(List.of(id, ThingTables.kind(NodeFactory.createURI(id)).orElse(""), labelOf.get(id)));
            order.forEach(scheme -> row.add(CsvTable.cell(List.copyOf(values.getOrDefault(scheme, new TreeSet<>())))));
            cells.add(row);
        });
        return new CsvTable("identifiers", "One row for each thing that has an identifier elsewhere", columns, cells);
    }
}
