package eu.policygraph.join;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;

/**
 * The tables of {@code join/tables}, each a graph that the queries read: a row is a node, a filled cell a statement with the property
 * of its column and the cell's text as value.
 */
final class Tables {

    private final Map<String, Graph> graphs = new LinkedHashMap<>();
    private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();

    private Tables() {}

    /** @throws InputException for a table that is no CSV with a row of column names */
    static Tables read(Path folder) throws InputException, IOException {
        Tables tables = new Tables();
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(f -> f.getFileName().toString().endsWith(".csv")).sorted().toList();
        }
        for (Path file : files) {
            tables.add(file);
        }
        return tables;
    }

    private void add(Path file) throws InputException, IOException {
        String name = file.getFileName().toString().replaceFirst("[.]csv$", "");
        Graph graph = new GraphMemFast();
        List<Map<String, String>> list = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
            for (CSVRecord record : parser) {
                if (!record.isConsistent()) {
                    throw new IllegalArgumentException("row " + record.getRecordNumber() + " has " + record.size() + " cells");
                }
                Node row = NodeFactory.createURI(JoinTerms.TABLE + name + "#" + record.getRecordNumber());
                record.toMap().forEach((column, cell) -> {
                    if (!cell.isEmpty()) {
                        graph.add(Triple.create(row, NodeFactory.createURI(JoinTerms.COLUMN + column.replace(' ', '-')), NodeFactory.createLiteralString(cell)));
                    }
                });
                list.add(record.toMap());
            }
        } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
            throw new InputException(List.of(Finding.of(file, "Not a table: " + e.getMessage(), "Give every row the columns of the first one, separated by commas.")));
        }
        graphs.put(JoinTerms.TABLE + name, graph);
        rows.put(name, list);
    }

    /** The tables as graphs, by IRI. */
    Map<String, Graph> graphs() {
        return graphs;
    }

    /** The rows of a table, cell by column; none when there is no such table. */
    List<Map<String, String>> rows(String table) {
        return rows.getOrDefault(table, List.of());
    }
}
