package eu.policygraph.query;

import eu.policygraph.graph.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.jena.query.Query;

/**
 * A query that must return nothing: what a file of {@code queries/checks/} says. Each row is a defect of the data.
 *
 * @param name file name without suffix
 * @param title short name of the defect
 * @param problem what is wrong when there is a row, one sentence
 * @param fix what a curator does about it
 * @param query the parsed query; selects {@link #COLUMNS}; not to be changed
 */
public record QualityCheck(String name, Path file, String title, String problem, String fix, Query query) {

    /** The columns of every check. */
    public static final List<String> COLUMNS = List.of("subject", "problem", "fix");

    public QualityCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(query);
    }

    /**
     * Reads one check.
     *
     * @throws InputException when its header or its SPARQL is wrong
     */
    public static QualityCheck read(Path file) throws InputException, IOException {
        return read(QueryText.read(file));
    }

    /**
     * What a file that was read says.
     *
     * @throws InputException when its header or its SPARQL is wrong
     */
    public static QualityCheck read(QueryText text) throws InputException {
        return QueryFileReader.readCheck(text);
    }
}
