package eu.policygraph.join;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * The way from a record to our model, as CONSTRUCT queries in numbered folders. The queries of one folder all read the same graph; what
 * they make is added to it, and things that are the same become one, before the next folder. The last folder makes the result.
 */
final class Mapping {

    private final List<SortedMap<String, Query>> steps;
    private final Tables tables;

    private Mapping(List<SortedMap<String, Query>> steps, Tables tables) {
        this.steps = steps;
        this.tables = tables;
    }

    /**
     * @param folder holds the numbered folders
     * @throws InputException for a file that is no CONSTRUCT query
     */
    static Mapping read(Path folder, Tables tables) throws InputException, IOException {
        List<SortedMap<String, Query>> steps = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Path step : list(folder)) {
            SortedMap<String, Query> queries = new TreeMap<>();
            for (Path file : list(step)) {
                if (file.getFileName().toString().endsWith(".rq")) {
                    queries.put(file.getFileName().toString(), query(file, findings));
                }
            }
            steps.add(queries);
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return new Mapping(steps, tables);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }

    private static Query query(Path file, List<Finding> findings) throws IOException {
        try {
            Query query = QueryFactory.create(Files.readString(file), Syntax.syntaxSPARQL_11);
            if (!query.isConstructType()) {
                findings.add(Finding.of(file, "A query of a mapping is a CONSTRUCT query", "Write what it makes as CONSTRUCT { … } WHERE { … }."));
            }
            return query;
        } catch (QueryParseException e) {
            findings.add(new Finding(file, Math.max(e.getLine(), 0), Math.max(e.getColumn(), 0), "SPARQL syntax: " + e.getMessage().lines().findFirst().orElse(""), ""));
        } catch (QueryException e) {
            findings.add(Finding.of(file, "SPARQL: " + e.getMessage(), ""));
        }
        return new Query();
    }

    /** What the steps before the last make of a record: one address a thing, keys attached. */
    Graph keyed(Graph record, KnownThings known) {
        Graph graph = Identity.merged(record, known);
        for (SortedMap<String, Query> step : steps.subList(0, steps.size() - 1)) {
            Graph made = run(step, graph, Map.of());
            GraphUtil.addInto(graph, made);
            graph = Identity.merged(graph, known);
        }
        return graph;
    }

    /** What the last step makes of a keyed graph, with variables given values. */
    Graph result(Graph keyed, Map<String, Node> given) {
        return run(steps.get(steps.size() - 1), keyed, given);
    }

    /**
     * What a single query makes of a graph.
     *
     * @param folder name of its folder, which begins with the number of the step
     * @param file name of the query's file in it
     */
    Graph single(String folder, String file, Graph graph, Map<String, Node> given) {
        Query query = steps.get(Integer.parseInt(folder.substring(0, folder.indexOf('-'))) - 1).get(file);
        return run(new TreeMap<>(Map.of(file, query)), graph, given);
    }

    private Graph run(SortedMap<String, Query> queries, Graph graph, Map<String, Node> given) {
        DatasetGraph dataset = DatasetGraphFactory.create(graph);
        tables.graphs().forEach((iri, table) -> dataset.addGraph(NodeFactory.createURI(iri), table));
        Graph made = new GraphMemFast();
        for (Query query : queries.values()) {
            var builder = QueryExec.dataset(dataset).query(query);
            given.forEach(builder::substitution);
            try (QueryExec exec = builder.build()) {
                exec.constructTriples().forEachRemaining(made::add);
            }
        }
        return made;
    }
}
