package eu.policygraph.cli;

import eu.policygraph.change.TokenFile;
import eu.policygraph.graph.InputException;
import eu.policygraph.server.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who may change the data over HTTP: flags of {@code serve}. */
final class ChangeOptions {

    @Option(names = "--tokens", paramLabel = "FILE", defaultValue = "${env:POLICYGRAPH_TOKENS}",
            description = "File of tokens that may change data, made by 'policygraph token'; read again when it changes. Environment: POLICYGRAPH_TOKENS. "
                    + "Default: none, and nothing can be changed.")
    private Path tokens;

    @Option(names = "--max-change", paramLabel = "N", defaultValue = "${env:POLICYGRAPH_MAX_CHANGE:-100000}",
            description = "Statements that one change may add or remove. Environment: POLICYGRAPH_MAX_CHANGE. Default: 100000.")
    private int maxChange;

    @Option(names = "--max-restore", paramLabel = "BYTES", defaultValue = "${env:POLICYGRAPH_MAX_RESTORE:-268435456}",
            description = "Size of a backup that an administrator may send to /admin/restore. Environment: POLICYGRAPH_MAX_RESTORE. Default: 268435456.")
    private long maxRestore;

    Changes changes() throws InputException, IOException, UserException {
        if (maxChange < 1) {
            throw new UserException("--max-change is at least 1, not " + maxChange);
        }
        if (maxRestore < 1) {
            throw new UserException("--max-restore is at least 1, not " + maxRestore);
        }
        if (tokens == null) {
            return new Changes(Optional.empty(), maxChange, maxRestore);
        }
        if (!Files.isRegularFile(tokens)) {
            throw new UserException("there is no file of tokens " + tokens + "; make it with: policygraph token NAME --role writer --source IRI --tokens " + tokens);
        }
        return new Changes(Optional.of(TokenFile.open(tokens, Clock.systemUTC())), maxChange, maxRestore);
    }
}
