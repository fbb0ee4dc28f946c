package eu.policygraph.backend;

import eu.policygraph.admission.Budget;
import eu.policygraph.admission.MemoryPool;
import eu.policygraph.admission.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.engine.binding.Binding;

/** What an engine is asked before its data are shown: how much is where, and whether its answers can be relied on. */
final class Inspection {

    private static final long MAX_BYTES = 8L * 1024 * 1024 * 1024;
    private static final int SAMPLES = 40;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");

    private final Backend backend;
    private final Duration time;
    private final MemoryPool memory = new MemoryPool(Long.MAX_VALUE, Long.MAX_VALUE);

    /** @param time of one question */
    Inspection(Backend backend, Duration time) {
        this.backend = backend;
        this.time = time;
    }

    /** The statements of each named graph, by its IRI. */
    SortedMap<String, Long> graphs() {
        SortedMap<String, Long> graphs = new TreeMap<>();
        each("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g", row -> {
            Node name = row.get("g");
            if (name != null && name.isURI()) {
                graphs.put(name.getURI(), number(row, "n"));
            }
        });
        return graphs;
    }

    /** How many statements the default graph gives. */
    long statements() {
        return count("?s ?p ?o");
    }

    /** All rows of a query of the operator, as text. */
    String rows(Query query) {
        List<String> lines = new ArrayList<>();
        each(query, row -> lines.add(row.toString()));
        lines.sort(null);
        return String.join("\n", lines);
    }

    /**
     * Holds the default graph to what everything here relies on: it is the union of the named graphs, each statement once.
     *
     * @throws UnsuitableException when it is not
     */
    void requireUnion(SortedMap<String, Long> graphs, long statements) throws UnsuitableException {
        long quads = graphs.values().stream().mapToLong(Long::longValue).sum();
        if (quads == 0) {
            throw new UnsuitableException("it has no statement in a named graph; load the dump of quads (policygraph export) into it");
        }
        if (statements > quads) {
            throw new UnsuitableException("its default graph holds statements that no named graph holds");
        }
        List<String> names = new ArrayList<>(graphs.keySet());
        int step = Math.max(1, names.size() / SAMPLES);
        List<String> outside = outsideUnion(IntStream.range(0, names.size()).filter(i -> i % step == 0).mapToObj(names::get).toList());
        if (!outside.isEmpty()) {
            throw new UnsuitableException("its default graph is not the union of its named graphs: a statement of <" + outside.get(0) + "> is not in it. Configure it so (in TDB2: tdb2:unionDefaultGraph true),"
                    + " or load the union as well into a graph of its own and name that with --backend-union");
        }
        if (statements == quads) {
            requireOnce();
        }
    }

    /** Those named graphs of which a statement is not in the default graph: the first that has no blank node and no literal, if there is one. */
    List<String> outsideUnion(List<String> graphs) {
        Map<String, String> samples = new LinkedHashMap<>();
        Set<String> found = new HashSet<>();
        for (int i = 0; i < graphs.size(); i += SAMPLES) {
            String each = graphs.subList(i, Math.min(i + SAMPLES, graphs.size())).stream()
                    .map(name -> "{ SELECT (<" + name + "> AS ?g) ?s ?p ?o { GRAPH <" + name + "> { ?s ?p ?o } FILTER (ISIRI(?s) && ISIRI(?o)) } LIMIT 1 }").collect(Collectors.joining(" UNION "));
            List<String> statements = new ArrayList<>();
            each("SELECT ?g ?s ?p ?o { " + each + " }", row -> {
                statements.add(statement(row));
                samples.put(term(row, "g").toString(), statement(row));
            });
            if (!statements.isEmpty()) {
                each("SELECT ?s ?p ?o { VALUES (?s ?p ?o) { (" + String.join(") (", statements) + ") } ?s ?p ?o }", row -> found.add(statement(row)));
            }
        }
        samples.values().removeAll(found);
        return List.copyOf(samples.keySet());
    }

    /** Some engines give a statement of the union as often as graphs hold it; sums and counts would be wrong. */
    private void requireOnce() throws UnsuitableException {
        List<String> twice = new ArrayList<>();
        each("SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER (STR(?g) < STR(?h) && ISIRI(?s) && ISIRI(?o)) } LIMIT 1", row -> twice.add(statement(row)));
        if (!twice.isEmpty() && count("VALUES (?s ?p ?o) { (" + twice.get(0) + ") } ?s ?p ?o") > 1) {
            throw new UnsuitableException("its default graph gives a statement once for each graph that holds it, so every count would be wrong."
                    + " Load the union, each statement once, into a graph of its own as well and name that with --backend-union");
        }
    }

    /** All statements with these properties, held against their number. */
    Graph listing(Set<Node> properties) throws UnsuitableException {
        Map<Node, Long> expected = new HashMap<>();
        each("SELECT ?p (COUNT(*) AS ?n) { VALUES ?p { " + properties.stream().map(Terms::text).collect(Collectors.joining(" ")) + " } ?s ?p ?o } GROUP BY ?p", row -> expected.put(term(row, "p"), number(row, "n")));
        Graph listing = new GraphMemFast();
        for (Node property : expected.keySet()) {
            long[] read = {0};
            each("SELECT ?s ?o { ?s " + Terms.text(property) + " ?o }", row -> {
                listing.add(Triple.create(term(row, "s"), property, term(row, "o")));
                read[0]++;
            });
            if (read[0] < expected.get(property)) {
                throw new UnsuitableException("it gave " + read[0] + " of " + expected.get(property) + " rows without saying so, or changed meanwhile; raise its limit of rows (in Virtuoso: ResultSetMaxRows)");
            }
        }
        return listing;
    }

    private static String statement(Binding row) {
        return text(row, "s") + " " + text(row, "p") + " " + text(row, "o");
    }

    private static String text(Binding row, String variable) {
        Node term = term(row, variable);
        if (!Terms.canBeNamed(term)) {
            throw SparqlBackend.unreadable();
        }
        return Terms.text(term);
    }

    private static Node term(Binding row, String variable) {
        Node term = row.get(variable);
        if (term == null) {
            throw SparqlBackend.unreadable();
        }
        return term;
    }

    private long count(String pattern) {
        long[] number = {0};
        each("SELECT (COUNT(*) AS ?n) { " + pattern + " }", row -> number[0] = number(row, "n"));
        return number[0];
    }

    private static long number(Binding row, String variable) {
        Node node = term(row, variable);
        if (!node.isLiteral() || !COUNT.matcher(node.getLiteralLexicalForm()).matches()) {
            throw RefusedException.backendFailed("The engine that holds the data gave no number where it was asked to count.");
        }
        return Long.parseLong(node.getLiteralLexicalForm());
    }

    private void each(String query, Consumer<Binding> use) {
        each(QueryFactory.create(query, Syntax.syntaxSPARQL_11), use);
    }

    private void each(Query query, Consumer<Binding> use) {
        try (Budget budget = new Budget(new AtomicBoolean(), System.nanoTime(), time, memory); Rows rows = backend.select(query, budget, MAX_BYTES)) {
            rows.forEachRemaining(use);
            if (rows.partial()) {
                throw RefusedException.backendFailed("The engine that holds the data cuts its answers; raise its limit of rows (in Virtuoso: ResultSetMaxRows).");
            }
        }
    }
}
