package eu.policygraph.query;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.query.Query;

/**
 * A question with its answer in SPARQL: what a file of {@code queries/} says.
 *
 * @param name file name without suffix; part of its address
 * @param title short name in words
 * @param summary the question, one sentence
 * @param description how it answers; may be empty
 * @param columns in the order of the projection; empty for CONSTRUCT, DESCRIBE and ASK
 * @param atLeast rows that the example call must give on the shipped data
 * @param endpoints SPARQL endpoints that it asks by SERVICE; an answer then depends on them too, and not on the snapshot alone
 * @param text the whole file, header included
 * @param query the parsed query; not to be changed
 */
public record PrebuiltQuery(String name, Path file, String title, String summary, String description, List<String> tags, View view,
        List<Parameter> parameters, List<Column> columns, int atLeast, Set<String> endpoints, String text, Query query) {

    /** Names in addresses that are about the answer, not the question: no parameter of a query has one of them. */
    public static final List<String> RESERVED = List.of("format", "limit", "offset", "receipts", "view");

    public PrebuiltQuery {
        Objects.requireNonNull(name);
        Objects.requireNonNull(query);
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        endpoints = Collections.unmodifiableSet(new TreeSet<>(endpoints));
    }

    /** Whether it asks others, and so runs only where the operator allows that. */
    public boolean isFederated() {
        return !endpoints.isEmpty();
    }

    /** The parameter of that name, if the header declares it. */
    public Optional<Parameter> parameter(String parameterName) {
        return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
    }

    /** The SPARQL without its header. */
    public String sparql() {
        return text.lines().filter(line -> !line.startsWith("#+")).reduce("", (a, b) -> a + b + "\n").strip() + "\n";
    }
}
