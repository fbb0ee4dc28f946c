package eu.policygraph.publish;

import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/** Turns triples about many subjects into one wide table: a column for each property and language, a row for each subject. */
final class TableBuilder {

    /** What shares a column: values of one property that are IRIs, or texts in one language, or other literals. */
    private record Key(String property, boolean iri, String language) {

        static Key of(Triple triple) {
            Node object = triple.getObject();
            return new Key(triple.getPredicate().getURI(), !object.isLiteral(), object.isLiteral() ? object.getLiteralLanguage() : "");
        }

        String name() {
            String name = Namespaces.shorten(property).replaceAll("^https?://", "").replaceAll("[^A-Za-z0-9]+", "_");
            return language.isEmpty() ? name : name + "_" + language.replaceAll("[^A-Za-z0-9]+", "_");
        }
    }

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::name).thenComparing(Key::property).thenComparing(Key::iri).thenComparing(Key::language);

    private final EnglishLabels labels;
    private final Map<String, Map<Key, TreeSet<String>>> rows = new TreeMap<>();
    private final Map<Key, Set<String>> datatypes = new TreeMap<>(ORDER);
    private final Map<String, String> labelOf = new HashMap<>();

    TableBuilder(EnglishLabels labels) {
        this.labels = labels;
    }

    /** Takes a statement whose subject is an IRI. */
    void add(Triple triple) {
        Key key = Key.of(triple);
        Node object = triple.getObject();
        String value = object.isLiteral() ? object.getLiteralLexicalForm() : object.isURI() ? object.getURI() : "_:" + object.getBlankNodeLabel();
        rows.computeIfAbsent(triple.getSubject().getURI(), s -> new HashMap<>()).computeIfAbsent(key, k -> new TreeSet<>()).add(value);
        datatypes.computeIfAbsent(key, k -> new HashSet<>()).add(object.isLiteral() ? object.getLiteralDatatypeURI() : XSD.anyURI.getURI());
        labelOf.computeIfAbsent(triple.getSubject().getURI(), s -> labels.of(triple.getSubject()));
        if (object.isURI()) {
            labelOf.computeIfAbsent(value, v -> labels.of(object));
        }
    }

    CsvTable build(String name, String title) {
        List<CsvTable.Column> columns = new ArrayList<>(List.of(new CsvTable.Column("id", Optional.empty(), "anyURI", Optional.empty(), false), CsvTable.Column.reading("label", false)));
        List<Key> keys = List.copyOf(datatypes.keySet());
        Set<Key> explained = new HashSet<>();
        Set<String> taken = new HashSet<>(Set.of("id", "label"));
        for (Key key : keys) {
            boolean list = rows.values().stream().anyMatch(r -> r.containsKey(key) && r.get(key).size() > 1);
            String column = free(key.name(), taken);
            columns.add(new CsvTable.Column(column, Optional.of(key.property()), datatype(datatypes.get(key)), Optional.of(key.language()).filter(l -> !l.isEmpty()), list));
            if (rows.values().stream().flatMap(r -> r.getOrDefault(key, new TreeSet<>()).stream()).anyMatch(v -> key.iri() && !labelOf.getOrDefault(v, "").isEmpty())) {
                explained.add(key);
                columns.add(CsvTable.Column.reading(free(column + "_label", taken), list));
            }
        }
        List<List<String>> cells = rows.entrySet().stream().map(row -> row(row.getKey(), row.getValue(), keys, explained)).toList();
        return new CsvTable(name, title, columns, cells);
    }

    private List<String> row(String subject, Map<Key, TreeSet<String>> values, List<Key> keys, Set<Key> explained) {
        List<String> cells = new ArrayList<>(List.of(subject, labelOf.get(subject)));
        for (Key key : keys) {
            List<String> all = List.copyOf(values.getOrDefault(key, new TreeSet<>()));
            cells.add(CsvTable.cell(all));
            if (explained.contains(key)) {
                cells.add(CsvTable.cell(all.stream().map(v -> labelOf.getOrDefault(v, "")).toList()));
            }
        }
        return cells;
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /** The local name of an XML Schema datatype that all values share; else {@code string}. */
    private static String datatype(Set<String> iris) {
        String only = iris.size() == 1 ? iris.iterator().next() : "";
        return only.startsWith(XSD.NS) && !only.equals(RDF.langString.getURI()) ? only.substring(XSD.NS.length()) : "string";
    }
}
