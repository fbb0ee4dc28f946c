package eu.policygraph.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * The rules of {@code ontology/rules}: SPARQL CONSTRUCT queries that derive facts from facts, in the order that
 * {@code order.txt} gives. What they derive has IRIs, never blank nodes, so that it can be linked to.
 */
final class Rules {

    private static final String ORDER = "order.txt";

    private final List<Query> rules;

    private Rules(List<Query> rules) {
        this.rules = rules;
    }

    /**
     * Reads the rules of a folder; a folder that is not there holds none.
     *
     * @throws InputException for a rule that is no CONSTRUCT query, makes blank nodes, or is not in the order, and the reverse
     */
    static Rules read(Path folder) throws InputException, IOException {
        if (!Files.isDirectory(folder)) {
            return new Rules(List.of());
        }
        List<Finding> findings = new ArrayList<>();
        List<Query> rules = new ArrayList<>();
        Set<Path> unordered = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.getFileName().toString().endsWith(".rq")).forEach(unordered::add);
        }
        Path order = folder.resolve(ORDER);
        for (String name : Files.exists(order) ? Files.readAllLines(order) : List.<String>of()) {
            if (!name.isBlank() && !name.startsWith("#")) {
                Path file = folder.resolve(name.strip() + ".rq");
                if (unordered.remove(file)) {
                    read(file, rules, findings);
                } else {
                    findings.add(Finding.of(order, "There is no rule '" + name.strip() + "' here, or it is named twice", "Name each file of the folder once."));
                }
            }
        }
        unordered.stream().sorted().forEach(f -> findings.add(Finding.of(f, "The rule is not in " + ORDER, "Add a line with its name.")));
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return new Rules(rules);
    }

    private static void read(Path file, List<Query> rules, List<Finding> findings) throws IOException {
        try {
            Query query = QueryFactory.create(Files.readString(file), Syntax.syntaxSPARQL_11);
            if (!query.isConstructType()) {
                findings.add(Finding.of(file, "A rule is a CONSTRUCT query", "Write what it derives as CONSTRUCT { … } WHERE { … }."));
            } else if (query.getConstructTemplate().getTriples().stream().anyMatch(t -> t.getSubject().isBlank() || t.getObject().isBlank())) {
                findings.add(Finding.of(file, "The rule makes blank nodes", "Make an IRI with BIND(IRI(CONCAT(…)) AS ?thing)."));
            } else {
                rules.add(query);
            }
        } catch (QueryParseException e) {
            String message = e.getMessage().lines().findFirst().orElse("syntax error");
            findings.add(new Finding(file, Math.max(e.getLine(), 0), Math.max(e.getColumn(), 0), "SPARQL syntax: " + message, ""));
        } catch (QueryException e) {
            findings.add(Finding.of(file, "SPARQL: " + e.getMessage(), ""));
        }
    }

    /** How many rules there are. */
    int count() {
        return rules.size();
    }

    /** What the rules derive and {@code union} does not hold; it is also added to {@code union}. */
    Graph derive(Map<Node, Graph> graphs, Graph union) {
        Graph derived = new GraphMemFast();
        if (!rules.isEmpty()) {
            DatasetGraph facts = new IndexedDataset(graphs, union);
            QuadExecution.install(facts.getContext());
            for (Query rule : rules) {
                for (Triple triple : triples(rule, facts)) {
                    if (!union.contains(triple)) {
                        derived.add(triple);
                        union.add(triple);
                    }
                }
            }
        }
        return derived;
    }

    private static List<Triple> triples(Query rule, DatasetGraph facts) {
        List<Triple> triples = new ArrayList<>();
        try (QueryExec exec = QueryExec.dataset(facts).query(rule).build()) {
            exec.constructTriples().forEachRemaining(triples::add);
        }
        return triples;
    }
}
