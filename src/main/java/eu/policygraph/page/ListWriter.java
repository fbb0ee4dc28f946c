package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.web.Address;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** Writes lists of things as data. */
final class ListWriter {

    private ListWriter() {}

    static String csv(List<ThingRow> rows, String language) {
        StringWriter out = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord("iri", "label", "date", "identifier", "types");
            for (ThingRow row : rows) {
                csv.printRecord(row.thing().getURI(), row.label(language), row.date(), row.identifier(), row.types().stream().map(Node::getURI).collect(Collectors.joining(" ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static Map<String, Object> members(ThingRow row, String language, Address address) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("iri", row.thing().getURI());
        members.put("label", row.label(language));
        members.put("date", row.date().isEmpty() ? null : row.date());
        members.put("identifier", row.identifier().isEmpty() ? null : row.identifier());
        members.put("types", row.types().stream().map(Node::getURI).toList());
        members.put("href", address.absolute(EntityKind.pagePath(row.thing().getURI()).orElseThrow()));
        return members;
    }

    /** Types, labels, dates and identifiers of the listed things. */
    static Graph graph(List<ThingRow> rows, Snapshot snapshot) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (ThingRow row : rows) {
            row.types().forEach(t -> graph.add(row.thing(), RDF.type.asNode(), t));
            row.labels().forEach(l -> graph.add(row.thing(), SKOS.prefLabel.asNode(), l));
            snapshot.union().stream(row.thing(), Node.ANY, Node.ANY).filter(t -> t.getObject().isLiteral()
                    && (t.getObject().getLiteralLexicalForm().equals(row.date()) || t.getObject().getLiteralLexicalForm().equals(row.identifier()))).forEach(graph::add);
        }
        return graph;
    }

    static PrefixMap prefixes() {
        return PrefixMapFactory.create(Namespaces.all());
    }
}
