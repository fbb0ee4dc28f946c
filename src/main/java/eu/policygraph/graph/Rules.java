package eu.policygraph.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
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
    private static final String SUFFIX = ".rq";

    private final List<Rule> rules;
    private final SortedMap<String, String> files;

    /** A rule and what it reads. */
    record Rule(Query query, RuleInputs inputs) {

        /** All that the rule derives from {@code graphs} and their union, whether it is known or not. */
        Graph derive(GraphTable graphs, Graph union) {
            DatasetGraph facts = new IndexedDataset(graphs, union);
            QuadExecution.install(facts.getContext());
            Graph derived = new GraphMemFast();
            try (QueryExec exec = QueryExec.dataset(facts).query(query).build()) {
                exec.constructTriples().forEachRemaining(derived::add);
            }
            return derived;
        }
    }

    private Rules(List<Rule> rules, SortedMap<String, String> files) {
        this.rules = List.copyOf(rules);
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Reads the rules of a folder; a folder that is not there holds none.
     *
     * @throws InputException for a rule that is no CONSTRUCT query, makes blank nodes, or is not in the order, and the reverse
     */
    static Rules read(Path folder) throws InputException, IOException {
        if (!Files.isDirectory(folder)) {
            return new Rules(List.of(), new TreeMap<>());
        }
        List<Finding> findings = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        SortedMap<String, String> files = new TreeMap<>();
        Set<Path> unordered = new HashSet<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(f -> f.getFileName().toString().endsWith(SUFFIX)).forEach(unordered::add);
        }
        Path order = folder.resolve(ORDER);
        if (Files.exists(order)) {
            files.put(ORDER, Files.readString(order));
        }
        for (String name : names(files.getOrDefault(ORDER, ""))) {
            Path file = folder.resolve(name + SUFFIX);
            if (unordered.remove(file)) {
                files.put(name + SUFFIX, Files.readString(file));
                read(file, files.get(name + SUFFIX), rules, findings);
            } else {
                findings.add(Finding.of(order, "There is no rule '" + name + "' here, or it is named twice", "Name each file of the folder once."));
            }
        }
        unordered.stream().sorted().forEach(f -> findings.add(Finding.of(f, "The rule is not in " + ORDER, "Add a line with its name.")));
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return new Rules(rules, files);
    }

    private static void read(Path file, String text, List<Rule> rules, List<Finding> findings) {
        try {
            Rule rule = parse(text);
            if (!rule.query().isConstructType()) {
                findings.add(Finding.of(file, "A rule is a CONSTRUCT query", "Write what it derives as CONSTRUCT { … } WHERE { … }."));
            } else if (rule.query().getConstructTemplate().getTriples().stream().anyMatch(t -> t.getSubject().isBlank() || t.getObject().isBlank())) {
                findings.add(Finding.of(file, "The rule makes blank nodes", "Make an IRI with BIND(IRI(CONCAT(…)) AS ?thing)."));
            } else {
                rules.add(rule);
            }
        } catch (QueryParseException e) {
            String message = e.getMessage().lines().findFirst().orElse("syntax error");
            findings.add(new Finding(file, Math.max(e.getLine(), 0), Math.max(e.getColumn(), 0), "SPARQL syntax: " + message, ""));
        } catch (QueryException e) {
            findings.add(Finding.of(file, "SPARQL: " + e.getMessage(), ""));
        }
    }

    private static Rule parse(String text) {
        Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        return new Rule(query, RuleInputs.of(query));
    }

    private static List<String> names(String order) {
        return order.lines().filter(name -> !name.isBlank() && !name.startsWith("#")).map(String::strip).toList();
    }

    /** The rules of texts that {@link #read} has found to be right before. */
    static Rules known(SortedMap<String, String> files) {
        return new Rules(names(files.getOrDefault(ORDER, "")).stream().map(name -> parse(files.get(name + SUFFIX))).toList(), files);
    }

    /** How many rules there are. */
    int count() {
        return rules.size();
    }

    /** The files as they were written: text by name. */
    SortedMap<String, String> files() {
        return files;
    }

    /** The rules in the order in which they run; each sees the facts and what the rules before it derived. */
    List<Rule> inOrder() {
        return rules;
    }
}
