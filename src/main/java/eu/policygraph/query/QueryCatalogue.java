package eu.policygraph.query;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The prebuilt queries by name. */
public final class QueryCatalogue {

    private final Map<String, PrebuiltQuery> queries;

    private QueryCatalogue(Map<String, PrebuiltQuery> queries) {
        this.queries = queries;
    }

    /**
     * Reads every {@code .rq} file that lies directly in a folder.
     *
     * @throws InputException with a finding for each bad file
     */
    public static QueryCatalogue read(Path folder) throws InputException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(List.of(Finding.of(folder, "No such folder of queries", "Name the folder with --home.")));
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(f -> f.getFileName().toString().endsWith(".rq")).sorted().toList();
        }
        Map<String, PrebuiltQuery> queries = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Path file : files) {
            try {
                PrebuiltQuery query = QueryFileReader.read(file);
                queries.put(query.name(), query);
            } catch (InputException e) {
                findings.addAll(e.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return new QueryCatalogue(queries);
    }

    /** All queries in the order of their names. */
    public List<PrebuiltQuery> all() {
        return List.copyOf(queries.values());
    }

    /** The query of that name. */
    public Optional<PrebuiltQuery> find(String name) {
        return Optional.ofNullable(queries.get(name));
    }

    /** Up to three names that a user may have meant, nearest first. */
    public List<String> nearest(String name) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return queries.keySet().stream().sorted(Comparator.comparing((String known) -> distance.apply(name, known)).thenComparing(known -> known)).limit(3).toList();
    }
}
