package eu.policygraph.query;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Once;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The prebuilt queries by name. */
public final class QueryCatalogue {

    /** Folder of the queries that ask other endpoints too. */
    public static final String FEDERATED = "federated";

    private final Map<String, Supplier<PrebuiltQuery>> queries;

    private QueryCatalogue(Map<String, Supplier<PrebuiltQuery>> queries) {
        this.queries = queries;
    }

    /**
     * Reads every {@code .rq} file that lies directly in a folder or in its folder {@value #FEDERATED}.
     *
     * @throws InputException with a finding for each bad file
     */
    public static QueryCatalogue read(Path folder) throws InputException, IOException {
        Map<String, Supplier<PrebuiltQuery>> queries = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (QueryText text : texts(folder)) {
            try {
                PrebuiltQuery query = QueryFileReader.read(text);
                if (queries.put(query.name(), () -> query) != null) {
                    throw new InputException(List.of(Finding.of(text.file(), "Another query is called '" + query.name() + "'", "Rename one of the two files.")));
                }
            } catch (InputException e) {
                findings.addAll(e.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return new QueryCatalogue(queries);
    }

    /**
     * The same for files that {@link #read} has found to be right: what is in each is worked out when it is asked for.
     *
     * @throws InputException when there is no such folder
     */
    public static QueryCatalogue known(Path folder) throws InputException, IOException {
        Map<String, Supplier<PrebuiltQuery>> queries = new TreeMap<>();
        for (QueryText text : texts(folder)) {
            queries.put(text.name(), Once.of(() -> known(text)));
        }
        return new QueryCatalogue(queries);
    }

    private static List<QueryText> texts(Path folder) throws InputException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(List.of(Finding.of(folder, "No such folder of queries", "Name the folder with --home.")));
        }
        List<QueryText> texts = new ArrayList<>(QueryText.of(folder));
        if (Files.isDirectory(folder.resolve(FEDERATED))) {
            texts.addAll(QueryText.of(folder.resolve(FEDERATED)));
        }
        return texts;
    }

    private static PrebuiltQuery known(QueryText text) {
        try {
            return QueryFileReader.read(text);
        } catch (InputException e) {
            throw new IllegalStateException(text.file() + " was right before", e);
        }
    }

    /** How many queries there are. */
    public int size() {
        return queries.size();
    }

    /** All queries in the order of their names. */
    public List<PrebuiltQuery> all() {
        return queries.values().stream().map(Supplier::get).toList();
    }

    /** The query of that name. */
    public Optional<PrebuiltQuery> find(String name) {
        return Optional.ofNullable(queries.get(name)).map(Supplier::get);
    }

    /** Up to three names that a user may have meant, nearest first. */
    public List<String> nearest(String name) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return queries.keySet().stream().sorted(Comparator.comparing((String known) -> distance.apply(name, known)).thenComparing(known -> known)).limit(3).toList();
    }
}
