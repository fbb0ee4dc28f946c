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
 * @param maxRestore bytes of a backup that an administrator sends
 */
public record Changes(Optional<TokenFile> tokens, int maxStatements, long maxRestore) {

    /** Bytes of a backup, unless told otherwise: 256 MiB, which holds some twenty million statements. */
    public static final long MAX_RESTORE = 256L * 1024 * 1024;

    /** Nobody may change anything. */
    public static final Changes OFF = new Changes(Optional.empty(), 100_000, MAX_RESTORE);

    public Changes {
        Objects.requireNonNull(tokens);
    }

    /** A change may take as long to work out as a query. */
    Limits limits(eu.policygraph.query.Limits queries) {
        return new Limits(queries.timeout(), maxStatements);
    }
}
