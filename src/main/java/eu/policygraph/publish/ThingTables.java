package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.model.Namespaces;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;

/** Lays the stated (not the inferred) facts about our things out as one table for each kind, one row for each thing. */
final class ThingTables {

    private final Graph stated;
    private final EnglishLabels labels;

    private ThingTables(Snapshot snapshot) {
        this.stated = new GraphMemFast();
        snapshot.graphs().forEach((name, graph) -> {
            if (!name.equals(SnapshotLoader.INFERRED)) {
                graph.find().forEachRemaining(stated::add);
            }
        });
        this.labels = new EnglishLabels(snapshot.union());
    }

    /** Tables by kind, in the order of their names. */
    static List<CsvTable> of(Snapshot snapshot) {
        ThingTables tables = new ThingTables(snapshot);
        Map<String, List<Triple>> byKind = tables.stated.stream().filter(t -> t.getSubject().isURI() && kind(t.getSubject()).isPresent())
                .collect(Collectors.groupingBy(t -> kind(t.getSubject()).orElseThrow(), TreeMap::new, Collectors.toList()));
        return byKind.entrySet().stream().map(e -> tables.table(e.getKey(), e.getValue())).toList();
    }

    /** The kind in the IRI of a thing; every named graph is a source. */
    static Optional<String> kind(Node thing) {
        String iri = thing.getURI();
        if (iri.startsWith(Namespaces.THING)) {
            String rest = iri.substring(Namespaces.THING.length());
            int slash = rest.indexOf('/');
            return slash > 0 ? Optional.of(rest.substring(0, slash)) : Optional.empty();
        }
        return iri.startsWith(Namespaces.SOURCE) || iri.startsWith(Namespaces.GRAPH) ? Optional.of("source") : Optional.empty();
    }

    private CsvTable table(String kind, List<Triple> triples) {
        TableBuilder table = new TableBuilder(labels);
        triples.stream().sorted(Comparator.comparing((Triple t) -> t.getSubject().getURI())).forEach(table::add);
        return table.build(kind, "One row for each " + kind);
    }
}
