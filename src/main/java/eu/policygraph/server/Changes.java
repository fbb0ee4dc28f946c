package eu.policygraph.server;

import eu.policygraph.change.Limits;
import eu.policygraph.change.TokenFile;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may change data over HTTP, and how much at once.
 *
 * @param tokens empty when nobody may
 * @param maxStatements that one change adds or removes
 */
public record Changes(Optional<TokenFile> tokens, int maxStatements) {

    /** Nobody may change anything. */
    public static final Changes OFF = new Changes(Optional.empty(), 100_000);

    public Changes {
        Objects.requireNonNull(tokens);
    }

    /** A change may take as long to work out as a query. */
    Limits limits(eu.policygraph.query.Limits queries) {
        return new Limits(queries.timeout(), maxStatements);
    }
}
